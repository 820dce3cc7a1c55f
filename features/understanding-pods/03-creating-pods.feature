@cluster
Feature: Creating Pods
  The nodes of the cluster get the image, and a Pod runs it.

  @task-08
  Scenario: Every node has the image
    Given the image is built
    When I load the image into kind
    Then every node has the same image as Docker

  @task-09
  Scenario: kubectl writes the manifest of the Pod
    Given the cluster is up
    When I write the manifest of the server pod to "pod.yaml"
    Then the file "pod.yaml" holds this manifest
      """yaml
      apiVersion: v1
      kind: Pod
      metadata:
        labels:
          run: hello
        name: hello
      spec:
        containers:
        - image: ubuntu/helloworld
          imagePullPolicy: Never
          name: hello
          resources: {}
        dnsPolicy: ClusterFirst
        restartPolicy: Always
      status: {}
      """

  @task-09
  Scenario: The Pod is created from its manifest
    Given the image is loaded into kind
    And the manifest of the server pod is written to "pod.yaml"
    And there is no server pod
    When I create the server pod from "pod.yaml"
    Then I see "pod/hello created"
    And pod "hello" is running
    And pod "hello" runs the image
