@cluster
Feature: Configuring Pods
  The manifest of a Pod overrides the command and the arguments of its image.

  @task-15
  Scenario: The manifest overrides command and arguments
    When I create the file "podkv.yaml"
    Then the manifest "podkv.yaml" runs the command "npm start" with the argument "3001"
    And apart from that the manifest "podkv.yaml" is that of the server pod

  @task-16
  Scenario: A new Pod replaces the old one
    Given the server pod is running
    And the client pod is running
    And the file "podkv.yaml" is written
    When I delete the server pod by "podkv.yaml"
    And I apply "podkv.yaml"
    Then I see "pod/hello created"
    And pod "hello" is a new pod
    And pod "hello" is running
    And the pods of the namespace are "bb" and "hello"

  @task-17
  Scenario: The server answers on its new port
    Given the image is loaded into kind
    And the server pod is running with its new arguments
    And the client pod is running
    When I exec wget on port 3001
    Then I see Hello World

  @task-17
  Scenario: Nobody answers on the old port
    Given the server pod is running with its new arguments
    And the client pod is running
    When I exec wget on port 3001
    Then I see Hello World
    When I exec wget on port 3000
    Then the connection is refused
    And the exit code is 1
