@cluster
Feature: Listing and describing Pods
  Kubernetes reports which Pods run, where they run, and how they started.

  Background:
    Given the server pod is running

  @task-10
  Scenario: The Pod is listed
    When I list the pods
    Then pod "hello" is 1/1 ready, "Running", with 0 restarts

  @task-10
  Scenario: The Pod has an address and a node
    When I look at pod "hello" in detail
    Then pod "hello" has an IP address of the pod network
    And pod "hello" is on a worker node

  @task-11
  Scenario: The description tells how the Pod runs
    When I describe pod "hello"
    Then pod "hello" has the label "run" with the value "hello"
    And pod "hello" has the QoS class "BestEffort", unless it asks for resources
    And pod "hello" has the service account "default"
    And the conditions "Initialized", "Ready", "ContainersReady" and "PodScheduled" of pod "hello" are true
    And the token of the service account is mounted read-only into pod "hello"
    And pod "hello" tolerates a node that is "not-ready" and "unreachable" for 300 seconds

  @task-11
  Scenario: The events tell how the Pod came about
    When I describe pod "hello"
    Then pod "hello" had the events "Scheduled", "Pulled", "Created" and "Started", in this order
    And the image of pod "hello" was "already present on machine"

  @task-11
  Scenario: The YAML tells the same
    When I get pod "hello" as YAML
    Then the YAML is what the Kubernetes API knows of pod "hello"
