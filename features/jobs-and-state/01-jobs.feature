@cluster
Feature: Jobs
  A Job makes Pods until its work is done. A CronJob makes Jobs.

  @task-01
  Scenario: A Job ends
    Given the busybox image is available
    When I create the file "count.yaml"
    And I run "kubectl apply -f count.yaml"
    Then job "count" is complete
    And "status.succeeded" of job "count" is "1"
    And job "count" is not failed
    When I run "kubectl logs job/count"
    Then its last line is "3"

  @task-02
  Scenario: Three Pods share the work
    Given the busybox image is available
    When I create the file "share.yaml"
    And I run "kubectl apply -f share.yaml"
    Then job "share" is complete within 2 minutes
    And "spec.completions" of job "share" is "3"
    And there are 3 pods with label "job-name=share"
    And all pods with label "job-name=share" have "status.phase" that is "Succeeded"

  @task-03
  Scenario: A CronJob waits for its hour, but can be run at once
    Given the busybox image is available
    When I create the file "report.yaml"
    And I run "kubectl apply -f report.yaml"
    Then cron job "report" exists
    And cron job "report" is suspended
    And cron job "report" runs the image "busybox"
    And "spec.jobTemplate.spec.template.spec.containers[0].command[0]" of cron job "report" is "date"
    When I run "kubectl create job report-now --from=cronjob/report"
    Then job "report-now" is complete
    And job "report-now" belongs to cron job "report"
