@cluster
Feature: Rights of people
  Users and groups are only names: a role binding says what they may do.

  @task-01
  Scenario: A user may read Pods, and nothing more
    When I run "kubectl create role reader --verb=get,list --resource=pods,pods/log"
    And I run "kubectl create rolebinding readers --role=reader --user=jane"
    Then user "jane" may "list" "pods"
    And user "jane" may "get" "pods/log"
    And user "jane" may not "create" "pods/exec"
    And user "jane" may not "get" "secrets"
    And user "joe" may not "list" "pods"

  @task-02
  Scenario: What a group may, its users may
    When I run "kubectl create role keeper --verb=create,delete --resource=deployments.apps,pods/exec"
    And I run "kubectl create role keeper-of-one --verb=get --resource=configmaps --resource-name=stock"
    And I run "kubectl create rolebinding keepers --role=keeper --group=developers"
    And I run "kubectl create rolebinding keepers-of-one --role=keeper-of-one --group=developers"
    Then group "developers" may "delete" "deployments"
    And group "developers" may not "list" "pods"
    And group "developers" may "get" "configmaps/stock"
    And group "developers" may not "get" "configmaps"
    And user "joe" of group "developers" may "create" "pods/exec"
    And user "joe" of groups "guests" and "friends" may not "delete" "deployments.apps" for at least 1 second
    And user "jane" may "list" "pods"
