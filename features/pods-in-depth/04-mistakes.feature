@cluster
Feature: Mistakes can be told apart
  A check can help a student only if the cluster shows what is wrong.

  @task-11
  Scenario Outline: A Pod with a mistake: <pod>
    Given the busybox image is available
    When I create pod "<pod>" from "<pod>.yaml"
    Then labspec finds out about pod "<pod>": "<cause>"

    Examples:
      | pod            | cause                  |
      | image-nowhere  | image-not-pulled       |
      | crashing       | container-crashes      |
      | ending         | command-has-ended      |
      | without-config | container-cannot-start |
      | without-node   | no-node                |
      | unready        | not-ready              |
