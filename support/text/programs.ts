/** Programs that readers of labs type. A first word that is one of them makes a line a command. */
const PROGRAMS = new Set(
  `kubectl kubectx kubens kustomize helm helmfile kind minikube k3d k3s kubeadm kubelet crictl ctr nerdctl k9s docker docker-compose podman buildah skopeo compose oc k kubeconform kubeval stern
  cmctl istioctl linkerd argocd argo flux cilium calicoctl etcdctl velero tkn skaffold tilt vault consul nomad terraform ansible ansible-playbook eksctl aws gcloud gsutil az ibmcloud bx doctl hubble operator-sdk kubebuilder cfssl cfssljson
  curl wget http https hey ab siege nc ncat telnet nslookup dig ping traceroute ip ifconfig netstat ss iptables ssh scp sftp ssh-keygen rsync openssl
  cd ls cat echo printf mkdir rmdir rm cp mv ln touch chmod chown chgrp pwd tree tee grep egrep fgrep sed awk gawk jq yq xargs tr wc uniq sort diff base64 md5sum sha256sum tar gzip gunzip unzip zip
  export unset source alias eval exec env printenv sudo su apt apt-get yum dnf apk brew pip pip3 npm npx node yarn python python3 go cargo mvn gradle java javac make git gh
  vi vim nano emacs code less more head tail cut watch sleep date hostname id whoami uname ps kill pkill killall pgrep top htop free df du mount umount lsblk systemctl service journalctl dmesg lsof uptime
  redis-cli mysql psql mongo mongosh sqlite3 nginx busybox sh bash ash zsh exit clear true false test for-each envsubst seq timeout nohup time which type command find stat file ld nsenter unshare strace tcpdump ffmpeg stress history
    kops colima rdctl wsl wsl.exe dism.exe choco winget kubectl.exe docker.exe curl.exe swapoff modprobe sysctl dpkg apt-mark apt-key add-apt-repository usermod newgrp showmount exportfs hostnamectl`
    .split(/\s+/),
);

/** Those that are words of English, or of outputs, too: alone they prove nothing. */
const ALSO_WORDS = new Set('k ab code compose service test time top date find head tail less more cut sort type which file watch make node command source id exit clear true false history exec env go http https host stat free mount kind calico argo flux vault consul nomad tilt export test java sleep ip stress nginx kubelet hubble velero python'.split(' '));

/** Words that readers type with nothing behind them. */
const TYPED_ALONE = new Set('exit clear history date top id env free mount'.split(' '));
/** Programs that are known as images, too. */
const IMAGES = new Set(['mysql', 'busybox']);

export function isProgram(word: string): boolean {
  return PROGRAMS.has(word) || /^(?:\.{1,2}|~)?\/[\w./-]+$/.test(word);
}

export function isAlsoWord(word: string): boolean {
  return ALSO_WORDS.has(word);
}

/** Whether a program with nothing behind it is typed, and not the name of something. */
export function isTypedAlone(word: string): boolean {
  return TYPED_ALONE.has(word) || !(ALSO_WORDS.has(word) || IMAGES.has(word));
}
