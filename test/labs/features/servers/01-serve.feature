@cluster
Feature: Servers of public labs
  Where no registry answers, labspec builds nginx, redis and httpd from Debian's packages.

  @task-01
  Scenario: They serve
    Given the nginx image is available
    And the httpd image is available
    And the redis image is available
    And the busybox image is available
    When I run
      """bash
      kubectl create deployment web --image=nginx:1.26 --replicas=2
      kubectl expose deployment web --port=80
      kubectl run apache --image=httpd --image-pull-policy=IfNotPresent --port=80 --expose
      kubectl run store --image=redis --image-pull-policy=IfNotPresent
      kubectl run client --image=busybox --image-pull-policy=IfNotPresent -- sleep 36000
      """
    Then deployment "web" is available
    And pod "apache" is ready
    And pod "store" is ready
    And pod "client" reaches "http://apache"
    And deployment "web" reaches "http://apache"
    When I run "kubectl exec client -- wget -q -O - http://web"
    Then I see "Welcome to nginx!"
    When I run "kubectl logs -l app=web"
    Then I see "GET / HTTP/1.1"
    When I run "kubectl exec store -- redis-cli ping"
    Then I see "PONG"

  @task-02
  Scenario: They are updated
    Given the update image is available
    When I run "kubectl set image deployment/web nginx=nginx:1.27"
    Then deployment "web" is rolled out
    And deployment "web" runs the image "nginx:1.27"
