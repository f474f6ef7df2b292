// Reads a GEXF file with graphology-gexf and prints what it found as JSON: node and edge counts, and the JavaScript
// types of every attribute. Fails where the parser does.
"use strict";

const fs = require("node:fs");
const { MultiDirectedGraph } = require("graphology");
const gexf = require("graphology-gexf");

const graph = gexf.parse(MultiDirectedGraph, fs.readFileSync(process.argv[2], "utf-8"));

function types(visit) {
  const found = {};
  visit((_key, attributes) => {
    for (const [name, value] of Object.entries(attributes)) {
      (found[name] ??= new Set()).add(typeof value);
    }
  });
  return Object.fromEntries(Object.entries(found).map(([name, set]) => [name, [...set].sort()]));
}

console.log(
  JSON.stringify({
    order: graph.order,
    size: graph.size,
    nodes: types((visit) => graph.forEachNode(visit)),
    edges: types((visit) => graph.forEachEdge(visit)),
    labels: graph.mapNodes((_key, attributes) => attributes.label).sort(),
  }),
);
