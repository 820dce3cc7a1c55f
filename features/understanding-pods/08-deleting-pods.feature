@cluster
Feature: Deleting Pods
  Pods that are no longer needed are deleted.

  @task-18
  Scenario: All Pods are deleted
    Given the server pod and the client pod are running, however configured
    When I delete all the pods by the list of their names
    Then pods "bb" and "hello" are reported deleted
    And "," is reported as not found
    And there are no pods in the namespace
