@cluster
Feature: A Deployment and its Service
  A Deployment keeps as many Pods as it asks for. A Service is one name for all of them.

  @task-01
  Scenario: Two replicas run
    Given the busybox image is available
    When I create the file "web.yaml"
    And I run "kubectl apply -f web.yaml"
    Then deployment "web" is available
    And deployment "web" has 2 ready replicas
    And deployment "web" has the label "app=web"
    And there are 2 pods with label "app=web"
    And all pods with label "app=web" have "spec.containers[0].image" that is "busybox"
    And "spec.template.spec.containers[0].ports[0].name" of deployment "web" is "http"
    And "spec.template.spec.containers[0].readinessProbe" of deployment "web" matches "."

  @task-02
  Scenario: A Service leads to both Pods
    When I run "kubectl expose deployment web --port=80 --target-port=http"
    Then service "web" exists
    And service "web" matches
      """yaml
      spec:
        type: ClusterIP
        selector: { app: web }
        ports:
          - { port: 80, targetPort: http }
      """
    And service "web" has 2 endpoints

  @task-03
  Scenario: The Service answers by its name
    When I run "kubectl run client --image=busybox --image-pull-policy=IfNotPresent -- sleep 36000"
    Then pod "client" is ready
    When I open a shell in pod "client"
    And I type "wget -q -O - http://web"
    Then its only line is "Hello from the web"
