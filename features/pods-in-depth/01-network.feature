@cluster
Feature: Pods reach each other
  They use addresses, from one worker to another, and names.

  @task-01
  Scenario: From one worker to another
    Given pod "web" of "web.yaml" is running
    And pod "elsewhere" of "elsewhere.yaml" is running
    When I call port 8080 of pod "web" from pod "elsewhere"
    Then I see "Hello from web"
    And pods "web" and "elsewhere" are on different nodes

  @task-02
  Scenario: A Service is found by its name
    Given pod "web" of "web.yaml" is running
    And pod "shell" of "shell.yaml" is running
    When I expose port 8080 of pod "web" as service "web"
    And I exec "wget -q -O - http://web:8080" in pod "shell"
    Then its only line is "Hello from web"
    When I exec "wget -q -O - http://web.$NAMESPACE.svc:8080" in pod "shell"
    Then its only line is "Hello from web"

  @task-02
  Scenario: The Kubernetes API is found by its name
    Given pod "shell" of "shell.yaml" is running
    When I exec "nc -w 5 kubernetes.default.svc 443 < /dev/null" in pod "shell"
    Then the exit code is 0

  @task-02
  Scenario: A Pod knows its own name
    Given pod "shell" of "shell.yaml" is running
    When I exec "hostname" in pod "shell"
    Then its only line is "shell"
