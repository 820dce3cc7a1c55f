import { noActors } from './lines/actors';
import { noPlaces } from './lines/machine-places';
import type { DraftOptions, State } from './state';

/** Before the first line of a text. @param namespace that all of the text works in, if it has only one @param namespaces that it makes, or puts its own objects into */
export function newState(options: DraftOptions, folder: string, namespace: string | undefined, namespaces = new Set<string>(), addonPlaces: ReadonlySet<string> = new Set()): State {
  return {
    options,
    folder,
    namespace,
    namespaces: new Set([...namespaces, ...(namespace === undefined ? [] : [namespace])]),
    addonPlaces,
    places: noPlaces(),
    usesGit: false,
    namedToMake: new Set(),
    current: 'default',
    hasClusterCharts: false,
    line: 0,
    typedLines: [],
    podsIn: new Map(),
    isUncertain: false,
    hasRunScripts: false,
    marksNamespace: false,
    beside: new Set(),
    ownLabels: new Map(),
    ...nothingMade(),
    ...nothingKnown(),
  };
}

function nothingMade(): Pick<State, 'later' | 'fixtures' | 'given' | 'addresses' | 'files' | 'away' | 'madeByLines' | 'planned' | 'objects' | 'deleted' | 'makers' | 'wide' | 'madeHere' | 'runners' | 'containers' | 'ranOnce' | 'touched' | 'changedPods' | 'autoscaled' | 'mayBeReady' | 'paused' | 'programs' | 'images' | 'builtByLines' | 'releases' | 'sharedReleases'> {
  return {
    later: new Map(),
    fixtures: new Map(),
    given: new Map(),
    addresses: new Map(),
    files: new Map(),
    away: [],
    madeByLines: new Set(),
    planned: new Map(),
    objects: new Map(),
    deleted: new Map(),
    makers: new Map(),
    wide: new Map(),
    madeHere: new Set(),
    runners: [],
    containers: [],
    ranOnce: new Set(),
    touched: new Set(),
    changedPods: new Set(),
    mayBeReady: new Set(),
    autoscaled: new Set(),
    paused: new Set(),
    programs: new Set(),
    images: new Map(),
    builtByLines: new Set(),
    releases: new Set(),
    sharedReleases: new Set(),
  };
}

function nothingKnown(): Pick<State, 'homes' | 'declared' | 'declaredIn' | 'fetched' | 'cloned' | 'charts' | 'clashing' | 'asked' | 'unset' | 'named' | 'variables' | 'functions' | 'spelled' | 'rights' | 'ownRights' | 'denied' | 'shownAddresses' | 'shownContainers' | 'open' | 'wordsAround' | 'unplaced' | 'keptOut' | 'nodeLabels' | 'nodesByName' | 'sharedCharts' | 'actors'> {
  return {
    homes: new Map(),
    declared: new Set(),
    declaredIn: new Map(),
    fetched: new Set(),
    cloned: new Set(),
    charts: new Map(),
    sharedCharts: new Set(),
    clashing: new Map(),
    asked: new Map(),
    unset: new Set(),
    named: new Map(),
    variables: new Set(),
    functions: new Set(),
    spelled: new Map(),
    rights: new Set(),
    ownRights: new Set(),
    actors: noActors(),
    denied: new Map(),
    shownAddresses: new Map(),
    shownContainers: new Map(),
    open: new Map(),
    wordsAround: [],
    unplaced: new Map(),
    keptOut: new Set(),
    nodeLabels: new Map(),
    nodesByName: [],
  };
}
