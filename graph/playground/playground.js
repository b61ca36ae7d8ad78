"use strict";

const examples = {
  "Latest events": {
    query: `{
  events(first: 10) {
    totalCount
    nodes {
      id
      title
      when { start end }
      status
      participants { actor { name } role onBehalfOf { name } }
      venue { name }
    }
  }
}`,
  },
  "What came before, and who says so": {
    query: `query Rounds($name: String!) {
  actor(name: $name) {
    name
    events(filter: { kinds: [TALKS] }, first: 3) {
      nodes {
        title
        when { start }
        previousRounds(first: 5) {
          nodes {
            title
            when { start }
            mentions(first: 2) { nodes { quotes { sentence } article { title outlet publishedAt } } }
          }
        }
      }
    }
  }
}`,
    variables: { name: "Russia" },
  },
  "Whom somebody met": {
    query: `query Contacts($name: String!) {
  actor(name: $name) {
    name
    description
    contacts(first: 10, side: OTHER) {
      nodes { actor { name } count last events(first: 1) { title } }
    }
  }
}`,
    variables: { name: "United States" },
  },
  "Proposals and who answered what": {
    query: `{
  events(filter: { kinds: [PROPOSAL] }, first: 5) {
    nodes {
      title
      ... on Proposal {
        standing
        positions { actor { name } stance conditions quotes { sentence } }
      }
    }
  }
}`,
  },
  "Search": {
    query: `query Search($text: String!) {
  search(text: $text, first: 10) {
    nodes {
      __typename
      ... on Event { id title when { start } }
      ... on Actor { id name description }
      ... on Venue { id name }
      ... on Track { id name }
      ... on Article { id headline: title outlet }
    }
  }
}`,
    variables: { text: "ceasefire" },
  },
};

const at = (id) => document.getElementById(id);

async function ask(query, variables) {
  const headers = { "Content-Type": "application/json", Accept: "application/graphql-response+json, application/json" };
  if (at("token").value) headers.Authorization = "Bearer " + at("token").value;
  const response = await fetch("/graphql", {
    method: "POST",
    headers,
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}

async function run() {
  let variables;
  try {
    variables = at("variables").value.trim() ? JSON.parse(at("variables").value) : undefined;
  } catch (problem) {
    at("answer").textContent = "The variables are no JSON: " + problem.message;
    return;
  }
  // The address holds the query, so that it can be shared.
  history.replaceState(null, "", "#" + new URLSearchParams({ query: at("query").value, variables: at("variables").value }));
  at("status").textContent = "…";
  const begun = performance.now();
  try {
    const answer = await ask(at("query").value, variables);
    at("answer").textContent = JSON.stringify(answer, null, 2);
    at("status").textContent = Math.round(performance.now() - begun) + " ms";
    const note = answer.extensions && answer.extensions.demo;
    at("demo").textContent = note || "";
    at("demo").hidden = !note;
  } catch (problem) {
    at("answer").textContent = "No answer: " + problem.message;
    at("status").textContent = "";
  }
}

const typeName = (t) => (t.kind === "NON_NULL" ? typeName(t.ofType) + "!" : t.kind === "LIST" ? "[" + typeName(t.ofType) + "]" : t.name);

function element(name, text) {
  const e = document.createElement(name);
  e.textContent = text;
  return e;
}

async function showSchema() {
  const type = "kind name ofType { kind name ofType { kind name ofType { kind name } } }";
  const answer = await ask(`{ __schema { types {
    kind name description
    fields { name description type { ${type} } args { name description defaultValue type { ${type} } } }
    inputFields { name description type { ${type} } }
    enumValues { name description }
  } } }`);
  if (!answer.data) {
    at("schema").replaceChildren(element("p", answer.errors[0].message));
    return;
  }
  at("schema").replaceChildren();
  const rank = (t) => (t.name === "Query" ? 0 : t.name === "Mutation" ? 1 : 2);
  const types = answer.data.__schema.types.filter((t) => !t.name.startsWith("__"));
  types.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
  for (const t of types) {
    const box = document.createElement("details");
    box.open = t.name === "Query";
    box.append(element("summary", t.name), element("p", t.description || ""));
    const list = document.createElement("dl");
    for (const f of [...(t.fields || []), ...(t.inputFields || []), ...(t.enumValues || [])]) {
      const args = (f.args || []).map((a) => `${a.name}: ${typeName(a.type)}${a.defaultValue ? " = " + a.defaultValue : ""}`);
      list.append(element("dt", f.name + (args.length ? `(${args.join(", ")})` : "") + (f.type ? ": " + typeName(f.type) : "")));
      list.append(element("dd", f.description || ""));
      for (const a of f.args || []) list.append(element("dd", `${a.name}: ${a.description || ""}`));
    }
    box.append(list);
    at("schema").append(box);
  }
}

function findInSchema() {
  const words = at("find").value.toLowerCase();
  for (const box of at("schema").children) {
    box.hidden = words !== "" && !box.textContent.toLowerCase().includes(words);
    box.open = words !== "" ? !box.hidden : box.firstChild.textContent === "Query";
  }
}

function showExample() {
  const example = examples[at("examples").value];
  at("query").value = example.query;
  at("variables").value = example.variables ? JSON.stringify(example.variables, null, 2) : "";
}

for (const name of Object.keys(examples)) at("examples").append(element("option", name));
at("examples").addEventListener("change", showExample);
at("run").addEventListener("click", run);
at("find").addEventListener("input", findInSchema);
// The token is forgotten with the tab, and never in an address.
at("token").value = sessionStorage.getItem("token") || "";
at("token").addEventListener("change", () => {
  sessionStorage.setItem("token", at("token").value);
  showSchema();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    run();
  }
});

const shared = new URLSearchParams(location.hash.slice(1));
showExample();
if (shared.get("query")) {
  at("query").value = shared.get("query");
  at("variables").value = shared.get("variables") || "";
}
if (!/\bmutation\b/.test(at("query").value)) run(); // a shared address must not change anything
showSchema();
