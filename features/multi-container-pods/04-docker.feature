Feature: The same with Docker
  Kubernetes did not invent it: containers of Docker can share a network too.

  @task-06
  Scenario: A second container joins the network of the first
    When I run
      """bash
      docker run -d --rm busybox sh -c 'echo Hello > /index.html; exec httpd -f -p 8080 -h /'
      """
    Then I see the ID of the container
    When I remember the output as "id"
    And I run "docker run --rm --network container:$id busybox wget -q -O - http://localhost:8080"
    Then its only line is "Hello"
    When I open a shell in Docker container "$id"
    And I type "cat /index.html"
    Then its only line is "Hello"
