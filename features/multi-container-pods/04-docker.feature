Feature: The same with Docker
  Kubernetes did not invent it: containers of Docker can share a network too.

  @task-06
  Scenario: A second container joins the network of the first
    When I run
      """bash
      docker run -d --rm --name page busybox sh -c 'echo Hello > /index.html; exec httpd -f -p 8080 -h /'
      """
    Then I see the ID of the container
    When I run "docker run --rm --network container:page busybox wget -q -O - http://localhost:8080"
    Then its only line is "Hello"
    When I open a shell in Docker container "page"
    And I type "cat /index.html"
    Then its only line is "Hello"
