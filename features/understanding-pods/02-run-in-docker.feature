Feature: Run the microservice in Docker
  A Dockerfile describes the image. The image is built once, and containers run from it.

  @task-04
  Scenario: The Dockerfile describes the image
    When I create the file "Dockerfile"
    Then the Dockerfile starts from "node:20-slim" or a newer one
    And it copies "package.json" and "helloworld.js" to "/opt/microservices"
    And it works in "/opt/microservices"
    And it runs "npm install"
    And it runs "apt-get update" and removes the package lists
    And its entrypoint is "npm start"
    And its default argument is "3000"

  @task-05
  Scenario: The image is built from the Dockerfile
    Given the file "helloworld.js" is written
    And the file "package.json" is written
    And the file "Dockerfile" is written
    When I build the image
    Then the build succeeds
    And the image has the entrypoint "npm start", the default argument "3000" and the working folder "/opt/microservices"
    And the image holds "package.json" and "helloworld.js" as they are in my folder

  @task-06
  Scenario: The container answers
    Given the image is built
    When I run the container on port 3002, its server on port 3001
    Then I see the ID of the container
    When I curl port 3002
    Then I see Hello World

  @task-07
  Scenario: The container is terminated
    Given the container runs on port 3002, its server on port 3001
    When I stop the container
    Then the container is gone
    And port 3002 is free
