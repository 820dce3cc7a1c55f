@cluster
Feature: Services and claims
  What labspec says of Services without endpoints, and of claims without volumes. Its files are the variants’ own.

  @task-01
  Scenario: Endpoints
    When I run "kubectl apply -f shop.yaml"
    Then service "shop" has 1 endpoint

  @task-02
  Scenario: A claim
    When I run "kubectl apply -f claim.yaml"
    Then persistent volume claim "data" is bound

  @task-03
  Scenario: An answer
    When I run "kubectl exec client -- wget -q -T 3 -O - http://shop:8080"
    Then its only line is "The shop is open"

  @task-04
  Scenario: Another namespace
    When I run "kubectl apply -f kubernetes.yaml"
    Then service "kubernetes" exists
