@cluster
Feature: Accessing Pod logs
  What a container prints can be read from outside.

  @task-12
  Scenario: The log tells on which port the server runs
    Given the server pod is running
    When I read the log of pod "hello"
    Then its last line is "Server running at http://0.0.0.0:3000/"
