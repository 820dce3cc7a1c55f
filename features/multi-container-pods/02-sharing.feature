@cluster
Feature: What containers of a Pod share
  They share volumes and the network, but not their files.

  @task-02
  Scenario: One container reads what the other writes
    Given the busybox image is available
    When I create the file "diary.yaml"
    And I run
      """bash
      kubectl apply -f diary.yaml
      kubectl wait --for=condition=Ready pod/diary
      """
    Then I see "pod/diary created"
    When I run "kubectl get pod diary"
    Then the output has the rows
      | NAME  | READY | STATUS  |
      | diary | 2/2   | Running |
    When I run "kubectl logs -f diary -c reader"
    Then I see "Dear diary"

  @task-03
  Scenario: They reach each other as localhost
    Given pod "web" of "web.yaml" is running
    When I run "kubectl exec web -c visitor -- wget -q -O - http://localhost:8080"
    Then its only line is "Written by prepare"
    When I run "kubectl get pod web -o jsonpath='{.status.podIP}'"
    Then the output matches "^\d+\.\d+\.\d+\.\d+$"
    When I remember the output as "address"
    And I remember "status.podIP" of pod "web" as "ip"
    And I run "echo $address"
    Then its only line is "$ip"
    When I run "kubectl exec web -c visitor -- wget -q -O - http://$ip:8080"
    Then its only line is "Written by prepare"
    When I look with "kubectl exec web -c visitor -- busybox hostname"
    Then its only line is "web"

  @task-04
  Scenario: Each container has its own files
    Given task 1 is done
    When I run "kubectl get pod web -o jsonpath='{.spec.containers[*].name}'"
    Then its only line is "server visitor"
    When I run "kubectl get pod web -o json"
    Then ".spec.containers[1].name" in the output is "visitor"
    When I run "kubectl exec web -c server -- ls /pages"
    Then its only line is "index.html"
    When I open a shell in container "visitor" of pod "web"
    And I type "cd / && ls"
    Then I do not see "pages"
    When I type "pwd"
    Then its only line is "/"
