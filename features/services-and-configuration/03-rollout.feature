@cluster
Feature: Rollouts
  A change of the template replaces all Pods, a few at a time. Each change is a revision that one can go back to.

  @task-06
  Scenario: New Pods replace the old ones
    When I edit deployment "web" so that
      | spec.template.metadata.labels.version | v2 |
    Then deployment "web" is rolled out
    And there is 1 replica set with label "version=v2"
    And 2 pods with label "app=web" are ready
    And "metadata.annotations['deployment.kubernetes.io/revision']" of deployment "web" is at least "2"

  @task-07
  Scenario: The change is taken back
    When I run "kubectl rollout undo deployment web"
    Then deployment "web" is rolled out for at least 2 seconds
    And there are no pods with label "version=v2"
    And none of the pods with label "app=web" have "metadata.labels.version" that matches "."
    And deployment "web" has the event "ScalingReplicaSet"
    And deployment "web" has the annotation "deployment.kubernetes.io/revision"
