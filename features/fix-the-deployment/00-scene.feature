@cluster @scene
Feature: A shop that does not open
  Somebody has deployed a shop. It has three faults.

  Scenario: The Pods have no image, and the Service has no Pods
    When I look with "kubectl get pods -l app=shop -o jsonpath='{.items[*].status.containerStatuses[*].state.waiting.reason}'"
    Then the output matches "ImagePull"
    When I look with "kubectl get endpoints shop -o jsonpath='{.subsets}'"
    Then I do not see "ip"
