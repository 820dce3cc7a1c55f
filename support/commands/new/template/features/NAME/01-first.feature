@cluster
Feature: A first Pod
  The sentences that you can write are in node_modules/labspec/docs/steps.md.

  @task-01
  Scenario: The Pod runs
    Given the busybox image is available
    When I create pod "web" from "web.yaml"
    Then pod "web" is running

  @task-02
  Scenario: The Pod answers
    Given pod "web" of "web.yaml" is running
    When I exec "wget -q -O - http://localhost:8080" in pod "web"
    Then its only line is "Hello"
