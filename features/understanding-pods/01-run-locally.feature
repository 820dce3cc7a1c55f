Feature: Run the microservice locally
  Before a program goes into a container, it should run on its own.

  @task-01
  Scenario: helloworld.js says Hello World to everybody
    When I create the file "helloworld.js"
    And I start "helloworld.js" with node on a free port
    Then it logs "Server running at http://0.0.0.0:PORT/"
    And every GET is answered with status 200, type "text/plain" and the text "Hello World"

  @task-02
  Scenario: The application installs
    Given the file "helloworld.js" is written
    When I create the file "package.json"
    And I install the application
    Then the installation succeeds
    And the start script is "node helloworld.js"

  @task-03
  Scenario: The application runs on my machine
    Given the application is installed
    When I start the application on port 3001
    And I curl port 3001
    Then I see Hello World
    When I kill what holds port 3001
    Then port 3001 is free
