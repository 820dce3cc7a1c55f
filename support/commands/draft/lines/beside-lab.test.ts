import { describe, test } from 'node:test';
import { expect } from 'chai';
import { parseLines } from '../../../vocabulary/shell/parse-lines';
import { isEmpty, whyNotDrafted } from './not-for-labs';
import { withPlainWords } from './plain-words';
import { newState } from '../new-state';

const leftOut = (line: string): string | undefined => isEmpty(parseLines(line).commands, { namespaces: new Set(), cloned: new Set() });

describe('what is beside a lab', () => {
  for (const line of ['sudo swapoff -a', 'sudo systemctl enable --now kubelet', 'echo overlay | sudo tee /etc/modules-load.d/k8s.conf', 'sudo kubeadm join 10.0.0.1:6443 --token abc', 'sudo su -', 'docker completion bash | sudo tee /etc/bash_completion.d/docker', 'mkdir -p $HOME/.kube && sudo cp -i /etc/kubernetes/admin.conf $HOME/.kube/config', 'sudo chown $(id -u):$(id -g) $HOME/.kube/config', 'az aks get-credentials -g shop -n till', 'az group create -g shop -l west', 'gcloud container clusters create till', 'eksctl create cluster', 'aws eks update-kubeconfig --name till', 'terraform apply', 'docker login', 'git checkout v2', 'sudo dpkg -i tool.deb', 'curl -s https://example.org/key.gpg | sudo apt-key add -', 'wsl --list', 'k9s', 'kubectl config delete-context till', 'kubectl config set-cluster till --server=https://10.0.0.1', 'sudo iptables -t nat -F', 'iptables -t nat -L', 'iptables-restore < /etc/iptables/rules.v4', 'nft list ruleset', 'conntrack -L', 'minikube addons list', 'minikube addons list -p shop | grep ingress'])
    test(`is left out: ${line}`, () => {
      expect(leftOut(line)).to.be.a('string');
    });

  for (const line of ['az acr build --image web .', 'sudo make install', 'docker push web', 'docker image push web', 'docker system prune -f', 'docker volume prune', 'docker-compose up -d', 'aws s3 ls', 'stern web'])
    test(`is for a person: ${line}`, () => {
      expect(leftOut(line)).to.equal(undefined);
      expect(whyNotDrafted(parseLines(line).commands)).to.be.a('string');
    });

  test('is not a line that only has such a word in it', () => {
    for (const line of ['kubectl create cm sudo', 'cat /etc/hostname', 'cp web.yaml shop.yaml', 'kubectl exec web -- cat /etc/passwd']) expect(leftOut(line), line).to.equal(undefined);
  });
});

describe('words of other alphabets and systems', () => {
  for (const [written, read] of [['wget http://<dirección-ip-del-pod>', 'wget http://<direccion-ip-del-pod>'], ['kubectl exec -c <容器名> web', 'kubectl exec -c <container-name> web'], ['kubectl apply -f .\\till\\web.yaml', 'kubectl apply -f ./till/web.yaml'], ['docker pull shop<YOUR-NAME>reg.example.org/web', 'docker pull shopyour-namereg.example.org/web'], ["sed 's/.\\x/y/' <file>", "sed 's/.\\x/y/' <file>"]] as const)
    test(`are read: ${written}`, () => {
      expect(withPlainWords(written, newState({ images: new Map(), fetched: new Map() }, '.', undefined))).to.equal(read);
    });
});
