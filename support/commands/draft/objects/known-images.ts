/** Images that run a shell where nothing names a command: without a terminal it ends at once. */
export const SHELL_IMAGES = /^(?:[\w.-]+\/)*(?:alpine|busybox|ubuntu|debian|centos|fedora|amazonlinux|rockylinux|almalinux|bash)(?::[\w.-]+)?$/;

/** Images that run a server by their own command. */
export const SERVER_IMAGES = /^(?:[\w.-]+\/)*(?:nginx|httpd|redis|postgres|mysql|mariadb|mongo|registry|rabbitmq|memcached|traefik|tomcat|jetty|caddy|haproxy|elasticsearch|grafana|prometheus|jenkins|wordpress|ghost|vault|consul|etcd|zookeeper|whoami)(?::[\w.-]+)?$/;
