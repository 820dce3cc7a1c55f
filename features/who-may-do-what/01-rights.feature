@cluster
Feature: Rights
  A service account is the name of a program. A role says what may be done, a role binding who may do it.

  @task-01
  Scenario: There is a service account
    When I run "kubectl create serviceaccount reader"
    Then service account "reader" exists

  @task-02
  Scenario: A role lets it read Pods, and nothing more
    When I run "kubectl create role pod-reader --verb=get,list --resource=pods"
    And I run "kubectl create rolebinding readers --role=pod-reader --serviceaccount=$(kubectl config view --minify -o jsonpath='{..namespace}'):reader"
    Then service account "reader" may "list" "pods"
    And service account "reader" may not "delete" "pods"
    And service account "reader" may not "get" "secrets"
    And role "pod-reader" matches
      """yaml
      rules:
        - { resources: [pods], verbs: [get, list] }
      """

  @task-03
  Scenario: A Pod runs as the service account
    Given the busybox image is available
    When I create the file "clerk.yaml"
    And I run "kubectl apply -f clerk.yaml"
    Then pod "clerk" is ready
    And "spec.serviceAccountName" of pod "clerk" is "reader"

  @task-04
  Scenario: Without its binding, a role counts for nothing
    When I run
      """bash
      kubectl create serviceaccount guest
      kubectl create rolebinding guests --role=pod-reader --serviceaccount=$(kubectl config view --minify -o jsonpath='{..namespace}'):guest
      kubectl delete rolebinding guests
      """
    Then service account "guest" exists
    And role binding "guests" is gone
    And service account "guest" may not "list" "pods"
    And role "pod-reader" exists

  @task-05
  Scenario: A Pod that runs as nobody is not created
    Given the busybox image is available
    When I create the file "stranger.yaml"
    And I run "kubectl apply -f stranger.yaml"
    Then replica set "stranger" has the event "FailedCreate"
    And replica set "stranger" matches
      """yaml
      spec:
        template:
          spec:
            containers:
              - { name: <any>, image: busybox, command: [sleep, "36000"] }
      """
    And "spec.replicas" of replica set "stranger" is at least "1"
    And there are no pods with label "app=stranger" for at least 3 seconds
