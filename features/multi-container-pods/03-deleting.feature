@cluster
Feature: Deleting Pods
  All containers of a Pod go together.

  @task-05
  Scenario: The Pods are gone
    Given pod "web" of "web.yaml" is running
    And pod "diary" of "diary.yaml" is running
    When I run "kubectl delete pod web diary"
    And I run "kubectl get pods"
    Then I see "No resources found"
    And I do not see "diary"
