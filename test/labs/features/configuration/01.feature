@cluster
Feature: ConfigMaps and Secrets

  @task-01
  Scenario Outline: A ConfigMap by <how>
    When I run "<line>"
    Then config map "<name>" has the key "city" with the value "Ann Arbor"
    And config map "<name>" has the key "state" with the value "Michigan"

    Examples:
      | how       | name            | line                                                                                                                             |
      | literals  | literal-example | kubectl create cm literal-example --from-literal='city=Ann Arbor' --from-literal=state=Michigan                                  |
      | a folder  | dir-example     | mkdir -p cm; echo 'Ann Arbor' > cm/city; echo Michigan > cm/state; kubectl create cm dir-example --from-file=cm/                  |
      | files     | file-example    | mkdir -p cm; echo 'Ann Arbor' > cm/city; echo Michigan > cm/state; kubectl create cm file-example --from-file=cm/city --from-file=cm/state |

  @task-01
  Scenario: A ConfigMap by a manifest
    When I create the file "cm-manifest.yaml"
    And I run "kubectl create -f cm-manifest.yaml"
    Then configmap "manifest-example" matches
      """yaml
      data: { city: Ann Arbor, state: Michigan }
      """

  @task-02
  Scenario: A Job prints the city
    Given the busybox image is available
    When I create the file "cm-env-example.yaml"
    And I run "kubectl create -f cm-env-example.yaml"
    Then job "cm-env-example" is complete
    When I run "kubectl get pods --selector=job-name=cm-env-example -o name"
    And I remember the output as "pod"
    And I run "kubectl logs $pod"
    Then its only line is "Ann Arbor"

  @task-03
  Scenario: The keys are files
    Given the busybox image is available
    When I create the file "cm-vol-example.yaml"
    And I run "kubectl create -f cm-vol-example.yaml"
    Then pod "cm-vol-example" sees the file "/myconfig/city" as "Ann Arbor"

  @task-04
  Scenario: A Secret from literals
    When I run "kubectl create secret generic literal-example --from-literal=username=example --from-literal=password=mypassword"
    Then secret "literal-example" has the key "password" with the value "mypassword"
    And "type" of secret "literal-example" is "Opaque"
