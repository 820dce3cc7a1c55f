@cluster
Feature: Parts of a log
  A lab shows its readers only the lines that matter.

  @task-07
  Scenario: The last lines, the first bytes, times
    Given pod "poem" of "poem.yaml" is running
    When I read the log of pod "poem" with "--tail=2"
    Then its lines are "two" and "three"
    When I read the log of pod "poem" with "--limit-bytes=3"
    Then its only line is "one"
    When I read the log of pod "poem" with "--timestamps"
    Then each of its lines begins with a time

  @task-08
  Scenario: A log is followed until the container ends
    Given the busybox image is available
    When I create pod "counter" from "counter.yaml"
    Then pod "counter" has started
    When I read the log of pod "counter" with "--follow"
    Then its lines are "1", "2" and "3"

  @task-09
  Scenario: A container has left a log behind
    Given the busybox image is available
    When I create pod "again" from "again.yaml"
    Then pod "again" was restarted 1 time within 60 seconds
    When I read the log of pod "again" with "--previous"
    Then its only line is "first life"
    When I read the log of pod "again"
    Then its only line is "second life"

  @task-10
  Scenario: Each container has its own log
    Given pod "two" of "two.yaml" is running
    When I read the log of pod "two" with "--container=second"
    Then its only line is "I am the second"
