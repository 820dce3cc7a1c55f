@cluster
Feature: StatefulSets
  The Pods of a StatefulSet have names that stay.

  @task-04
  Scenario: Two Pods with names of their own
    Given the busybox image is available
    When I create the file "memory.yaml"
    And I run "kubectl apply -f memory.yaml"
    Then stateful set "memory" is ready
    And exactly 2 of the pods with label "app=memory" are ready
    And service "memory" has 2 endpoints
    And pod "memory-1" reaches "http://memory-0.memory:8080"
    And pod "memory-0" belongs to stateful set "memory"
    And "spec.clusterIP" of service "memory" is "None"
    And "spec.ports[0].port" of service "memory" is "8080"
    And "spec.template.spec.containers[0].ports[0].containerPort" of stateful set "memory" is "8080"
    When I run "kubectl exec memory-0 -- hostname -f"
    Then the output matches "^memory-0\.memory\."

  @task-05
  Scenario: A new Pod takes the old one's name
    When I run "kubectl delete pod memory-1"
    Then I see "deleted"
    And pod "memory-1" is ready for at least 2 seconds
    And any of the pods with label "app=memory" have "metadata.name" that is "memory-1"
