@cluster
Feature: Charts
  A chart is a manifest with values. What it makes is a release, and each change of it a revision.

  @task-01
  Scenario: A chart is installed
    Given the busybox image is available
    When I run
      """bash
      mkdir -p shop/templates
      cat > shop/Chart.yaml <<'EOF'
      apiVersion: v2
      name: shop
      version: 0.1.0
      EOF
      echo 'replicas: 1' > shop/values.yaml
      cat > shop/templates/deployment.yaml <<'EOF'
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: {{ .Release.Name }}
      spec:
        replicas: {{ .Values.replicas }}
        selector:
          matchLabels: { app: {{ .Release.Name }} }
        template:
          metadata:
            labels: { app: {{ .Release.Name }} }
          spec:
            terminationGracePeriodSeconds: 1
            containers:
              - name: shop
                image: busybox
                imagePullPolicy: IfNotPresent
                command: [sleep, "36000"]
      EOF
      helm lint shop
      helm install corner ./shop
      """
    Then I see "STATUS: deployed"
    And deployment "corner" is ready
    And "metadata.annotations['meta.helm.sh/release-name']" of deployment "corner" is "corner"
    When I run "helm list"
    Then the output has the rows
      | NAME   | STATUS   | CHART      |
      | corner | deployed | shop-0.1.0 |

  @task-02
  Scenario: The release is upgraded
    When I run "helm upgrade corner ./shop --set replicas=2"
    Then deployment "corner" has 2 ready replicas
    When I run "helm get values corner"
    Then I see "replicas: 2"

  @task-03
  Scenario: The upgrade is taken back
    When I run "helm rollback corner 1"
    Then deployment "corner" has 1 ready replica
    When I run "helm history corner"
    Then the output has the rows
      | REVISION | STATUS     | DESCRIPTION   |
      | 2        | superseded |               |
      | 3        | deployed   | Rollback to 1 |
