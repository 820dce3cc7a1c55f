import { clusterState } from '../../support/platform/clusters/kind/cluster-state';
import type { ClusterShape } from '../../support/platform/clusters/kind/cluster-shape';
import { ensureCluster } from '../../support/platform/clusters/kind/ensure-cluster';
import { ROOT_FILE_SYSTEMS } from '../images/root-file-systems';
import { loadedStage, onNodes } from './loaded';
import type { Stage } from '../stage';
import { kubernetesStage, labImageStage, nodeImageStage, rootFileSystemStage } from './builds';
import { engineStage } from './engine';
import { helmStage, kindStage, kubectlStage, toolsStage } from './programs';
import { pullStage } from './pull';
import { WantedImages } from './wanted-images';

/** What a lab needs from a machine. */
export interface LabNeeds {
  cluster: ClusterShape;
  /** With their tags. */
  images: readonly string[];
  /** The images of Pods, with their tags: without an image registry, the nodes cannot pull them. */
  podImages: readonly string[];
  /** Beside those that labspec itself needs. */
  programs: readonly 'helm'[];
}

/** The goals; other stages run only for these. */
export function goalsOf(needs: LabNeeds): string[] {
  return ['engine', 'kind', 'kubectl', ...needs.programs, ...needs.images, 'node-image', 'cluster', ...needs.podImages.map(onNodes)];
}

/** All stages. @param engineAnswers whether a Docker engine answers now: then nothing is built before a registry was asked */
export function stagesFor(needs: LabNeeds, engineAnswers: boolean): Stage[] {
  const wanted = new WantedImages(needs.images);
  return [
    engineStage(),
    pullStage(wanted),
    kubernetesStage(wanted, engineAnswers),
    kindStage(),
    helmStage(),
    toolsStage(wanted),
    ...Object.values(ROOT_FILE_SYSTEMS).map((tree) => rootFileSystemStage(tree, wanted)),
    ...needs.images.map((name) => labImageStage(name, wanted)),
    nodeImageStage(wanted),
    kubectlStage(),
    clusterStage(needs.cluster),
    ...needs.podImages.map((image) => loadedStage(image, needs.cluster)),
  ];
}

function clusterStage(shape: ClusterShape): Stage {
  return {
    name: 'cluster',
    title: `Cluster ${shape.name}`,
    needs: ['engine', 'kind', 'node-image'],
    plan: `the cluster ${shape.name} (${shape.controlPlanes + shape.workers} nodes) is made or brought back (kind create cluster)`,
    done: async () => (await clusterState(shape).catch(() => undefined))?.healthy ?? false,
    run: async (bench) => void (await ensureCluster(shape, { onProgress: bench.say, signal: bench.signal })),
    remedy: 'npx labspec down && npx labspec up',
  };
}
