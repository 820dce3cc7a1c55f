@cluster
Feature: Commands in containers
  A lab lets its readers look into a container and try things out there.

  @task-03
  Scenario: Output, error output and exit code come back
    Given pod "shell" of "shell.yaml" is running
    When I exec "echo fine; echo not so fine >&2; exit 3" in pod "shell"
    Then its only line is "fine"
    And its error output is "not so fine"
    And the exit code is 3

  @task-04
  Scenario: A command reads what it is sent
    Given pod "shell" of "shell.yaml" is running
    When I exec "tr a-z A-Z" in pod "shell" and send it "from outside"
    Then its only line is "FROM OUTSIDE"

  @task-05
  Scenario: A command has a terminal
    Given pod "shell" of "shell.yaml" is running
    When I exec "test -t 0 && test -t 1 && echo a terminal" in a terminal of pod "shell"
    Then its only line is "a terminal"

  @task-06
  Scenario: A command runs in the container that is named
    Given pod "two" of "two.yaml" is running
    When I exec "echo $WHO" in container "second" of pod "two"
    Then its only line is "second"
