@cluster
Feature: Fix the deployment
  Look first, then change one thing: kubectl get, describe, logs and events say what is wrong.

  @task-01
  Scenario: The Pods start
    When I run "kubectl set image deployment/shop web=busybox"
    And I run "kubectl get pods -l app=shop"
    Then the output matches "shop-\S+ +\d/1 +Running"
    And I do not see "ImagePull"

  @task-02
  Scenario: The Pods are ready
    When I run
      """bash
      kubectl patch deployment shop --type=json -p '[{"op": "replace", "path": "/spec/template/spec/containers/0/readinessProbe/httpGet/port", "value": "http"}]'
      """
    And I run "kubectl get deployment shop"
    Then the output matches "^shop +([2-9])/\1 "

  @task-03
  Scenario: The Service finds the Pods
    When I run "kubectl patch service shop -p '{\"spec\": {\"selector\": {\"app\": \"shop\"}}}'"
    And I run "kubectl exec deployment/shop -- wget -q -O - http://shop"
    Then its only line is "The shop is open"

  @task-04
  Scenario: A third Pod joins them
    Given the shop is open
    When I run "kubectl scale deployment shop --replicas=3"
    And I run "kubectl get deployment shop"
    Then the output has the rows
      | NAME | READY |
      | shop | 3/3   |
