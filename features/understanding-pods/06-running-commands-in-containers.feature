@cluster
Feature: Running a command in a container
  A second Pod shows that Pods can reach each other by their addresses.

  @task-13
  Scenario: A Pod runs busybox
    Given the image of the client pod is available
    And there is no client pod
    When I run the client pod with the command "sleep 36000"
    Then I see "pod/bb created"
    And pod "bb" is running
    And pod "bb" runs "sleep 36000"

  @task-14
  Scenario: busybox talks to the server
    Given the server pod is running
    And the client pod is running
    When I exec wget on port 3000
    Then I see Hello World
    And the exit code is 0
