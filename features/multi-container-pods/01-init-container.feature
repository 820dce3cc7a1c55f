@cluster
Feature: Init containers
  An init container runs to its end before the other containers start.

  @task-01
  Scenario: The Pod runs once its init container has succeeded
    Given the busybox image is available
    When I create the file "web.yaml"
    And I run "kubectl apply -f web.yaml"
    Then I see "pod/web created"
    When I run "kubectl get pod web"
    Then the output has the rows
      | NAME | READY | STATUS  | RESTARTS |
      | web  | 2/2   | Running | 0        |
    When I run "kubectl logs web -c prepare"
    Then the output is
      """
      The page is written
      """
