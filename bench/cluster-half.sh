#!/bin/bash
# The cluster half of the lab (tasks 8 to 18), as a person would script it with kubectl. bench/cluster-half.ts compares labspec with it.
# Needs KUBECONFIG, CLUSTER, the image in Docker, and podkv.yaml in the current folder.
set -euo pipefail
fail() { echo "FAILED: $1" >&2; exit 1; }
answers() { for _ in $(seq 50); do kubectl exec bb -- wget -q -O - "http://$1:$2" 2>/dev/null | grep -qx 'Hello World' && return; sleep 0.2; done; fail "no answer on $2"; }

[ -z "$(kubectl get pods -o name)" ] || fail 'there are pods in the namespace already'
trap 'kubectl delete pods hello bb --grace-period=1 --ignore-not-found' EXIT

kind load docker-image ubuntu/helloworld:latest --name "$CLUSTER"
kubectl run hello --image=ubuntu/helloworld --image-pull-policy=Never --dry-run=client -o yaml > pod.yaml
grep -q 'imagePullPolicy: Never' pod.yaml || fail manifest
kubectl create -f pod.yaml
kubectl wait --for=condition=Ready pod/hello --timeout=60s
kubectl get pods -n default | grep -q 'hello *1/1 *Running *0' || fail list
kubectl get pod hello -o wide -n default | grep -q '10\.244\.' || fail address
kubectl describe pod hello -n default | grep -q 'BestEffort' || fail describe
kubectl get pod hello -n default -o yaml | grep -q 'qosClass: BestEffort' || fail yaml
for _ in $(seq 50); do kubectl logs hello -n default | tail -n 1 | grep -q 'Server running at http://0.0.0.0:3000/' && break; sleep 0.2; done
kubectl run bb --image=busybox --image-pull-policy=IfNotPresent -- sleep 36000
kubectl wait --for=condition=Ready pod/bb --timeout=60s
answers "$(kubectl get pod hello -o go-template='{{(.status.podIP)}}')" 3000
kubectl delete -f podkv.yaml
kubectl wait --for=delete pod/hello --timeout=60s
kubectl apply -f podkv.yaml
kubectl wait --for=condition=Ready pod/hello --timeout=60s
ip=$(kubectl get pod hello -o go-template='{{(.status.podIP)}}')
answers "$ip" 3001
refusal=$(kubectl exec bb -- wget -O - "http://$ip:3000" 2>&1 || true)
[[ $refusal == *'Connection refused'* ]] || fail refusal
podlist=$(kubectl get pods -o go-template='{{range .items}}{{.metadata.name}}{{" , "}}{{end}}')
# shellcheck disable=SC2086 # the words must be split
kubectl delete pods $podlist || true
kubectl wait --for=delete pod/bb pod/hello --timeout=90s
[ -z "$(kubectl get pods -o name)" ] || fail pods
