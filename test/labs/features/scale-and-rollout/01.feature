@cluster
Feature: Scale and update

  @task-01
  Scenario: Ten replicas
    Given the busybox image is available
    When I run
      """bash
      kubectl create deployment guestbook --image=busybox --replicas=1 -- sleep 36000
      kubectl patch deployment guestbook -p '{"spec": {"template": {"spec": {"terminationGracePeriodSeconds": 1, "containers": [{"name": "busybox", "imagePullPolicy": "IfNotPresent"}]}}}}'
      kubectl scale --replicas=10 deployment guestbook
      """
    And I run "kubectl rollout status deployment guestbook"
    Then I see "successfully rolled out"
    And deployment "guestbook" has 10 ready replicas
    And 10 pods with label "app=guestbook" are ready

  @task-02
  Scenario: An update that does not go on
    Given ten replicas run
    When I run "kubectl set image deployment/guestbook busybox=busybox:no-such-tag"
    Then deployment "guestbook" runs the image "busybox:no-such-tag"
    And deployment "guestbook" is not rolled out for at least 3 seconds
    And any of the pods with label "app=guestbook" have "status.containerStatuses[0].state.waiting.reason" that matches "ImagePull"

  @task-03
  Scenario: It is taken back
    When I run "kubectl rollout undo deployment guestbook"
    Then deployment "guestbook" is rolled out
    And all pods with label "app=guestbook" have "spec.containers[0].image" that is "busybox"
