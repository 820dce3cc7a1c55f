@cluster
Feature: Who may reach whom
  Every Pod reaches every other one, until a network policy says who may.

  @task-06
  Scenario: The vault is open
    Given the busybox image is available
    When I create the file "vault.yaml"
    And I run "kubectl apply -f vault.yaml"
    Then pod "vault" is ready
    And service "vault" has 1 endpoint
    And pod "friend" is ready
    And pod "passer-by" is ready
    And "spec.containers[0].ports[0].containerPort" of pod "vault" is "8080"
    And "spec.ports[0].port" of service "vault" is "80"
    When I run "kubectl exec vault -- wget -q -O - http://localhost:8080"
    Then its only line is "gold"

  @task-07
  Scenario: Only friends reach it
    When I create the file "friends-only.yaml"
    And I run "kubectl apply -f friends-only.yaml"
    Then pod "friend" reaches "http://vault"
    And pod "passer-by" does not reach "http://vault"
