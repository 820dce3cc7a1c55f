@cluster
Feature: Jobs from a template

  @task-01
  Scenario: A file for each item
    When I create the file "job-tmpl.yaml"
    And I run
      """bash
      mkdir -p ./jobs
      for i in apple banana cherry
      do
        cat job-tmpl.yaml | sed "s/\$ITEM/$i/" > ./jobs/job-$i.yaml
      done
      """
    And I run "ls jobs/"
    Then its lines are "job-apple.yaml", "job-banana.yaml" and "job-cherry.yaml"

  @task-02
  Scenario: The Jobs end
    Given the busybox image is available
    When I run "kubectl create -f ./jobs"
    Then I see "job.batch/process-item-apple created"
    And 3 jobs with label "jobgroup=jobexample" are complete
    When I run "kubectl get pods -l jobgroup=jobexample"
    Then the output has the rows
      | READY | STATUS    |
      | 0/1   | Completed |
    When I look with "for p in $(kubectl get pods -l jobgroup=jobexample -o name); do kubectl logs $p; done"
    Then I see "Processing item banana"

  @task-03
  Scenario: Nothing is left
    When I run "kubectl delete job -l jobgroup=jobexample"
    Then there are no jobs with label "jobgroup=jobexample"
