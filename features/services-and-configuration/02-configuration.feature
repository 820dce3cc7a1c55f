@cluster
Feature: Configuration
  What differs from place to place does not belong into an image.

  @task-04
  Scenario: The port comes from a ConfigMap
    Given the busybox image is available
    When I run "kubectl create configmap shop --from-literal=PORT=8081 --from-literal=greeting='Come in'"
    And I create the file "shop.yaml"
    And I run "kubectl apply -f shop.yaml"
    Then config map "shop" has the key "PORT" with the value "8081"
    And deployment "shop" is ready within 2 minutes
    And deployment "shop" sees the variable "PORT" as "8081"
    And deployment "shop" sees the file "/pages/index.html" as "Come in"

  @task-05
  Scenario: A password comes from a Secret
    Given the busybox image is available
    When I run "kubectl create secret generic till --from-literal=password=open-sesame"
    And I create the file "till.yaml"
    And I run "kubectl apply -f till.yaml"
    Then secret "till" has the key "password"
    And pod "till" is ready
    And pod "till" sees the file "/till/password" as "open-sesame"
    And pod "till" was restarted 0 times
