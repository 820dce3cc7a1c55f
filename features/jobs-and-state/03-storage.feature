@cluster
Feature: Storage
  A claim asks for a volume. What a Pod writes there is still there for the next one.

  @task-06
  Scenario: A claim gets its volume when a Pod needs it
    Given the busybox image is available
    When I create the file "notes.yaml"
    And I run "kubectl apply -f notes.yaml"
    Then persistent volume claim "notes" is bound
    And pod "writer" is ready

  @task-07
  Scenario: What was written outlives its Pod
    When I run
      """bash
      kubectl exec writer -- sh -c 'echo remembered > /notes/first'
      kubectl delete pod writer
      kubectl apply -f notes.yaml
      """
    Then pod "writer" is ready
    And pod "writer" sees the file "/notes/first" as "remembered"
