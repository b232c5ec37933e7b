const $ = id => document.getElementById(id);
const folder = location.pathname.replace(/[^/]*$/, "");
const escapeXml = text => text.replace(/[&<>]/g, c => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c]);

async function http(method, path, type, body) {
  const response = await fetch(folder + path, { method, body, headers: type ? { "Content-Type": type } : {} });
  const lines = [`${method} ${folder}${path} HTTP/1.1`];
  if (type) lines.push(`Content-Type: ${type}`, "", body);
  const text = await response.text();
  const answer = [`${response.status} ${response.statusText}`, `Content-Type: ${response.headers.get("Content-Type")}`, "", text];
  return { sent: lines.join("\n"), received: answer.join("\n"), ok: response.ok && !text.includes("<fault>") };
}

function webSocket(name, times) {
  const sent = JSON.stringify(["greet", name, times]);
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(location.origin.replace(/^http/, "ws") + folder);
    socket.onopen = () => socket.send(sent);
    socket.onerror = () => reject(new Error("the WebSocket failed"));
    socket.onmessage = event => {
      resolve({ sent, received: event.data, ok: !event.data.startsWith('{"error"') });
      socket.close();
    };
  });
}

const ways = {
  "WebSocket": webSocket,
  "HTTP GET": (name, times) => http("GET", `greet?${encodeURIComponent(name)}&${times}`),
  "JSON": (name, times) => http("POST", "", "application/json", JSON.stringify(["greet", name, times])),
  "Form": (name, times) =>
    http("POST", "", "application/x-www-form-urlencoded", `greet&${encodeURIComponent(name)}&${times}`),
  "XML-RPC": (name, times) => http("POST", "", "text/xml",
    `<?xml version="1.0"?><methodCall><methodName>greet</methodName><params>` +
    `<param><value><string>${escapeXml(name)}</string></value></param>` +
    `<param><value><int>${times}</int></value></param></params></methodCall>`),
};

const panels = Object.entries(ways).map(([title, call]) => {
  const panel = document.createElement("section");
  panel.className = "panel way";
  panel.innerHTML = `<header><h2>${title}</h2><button>Call</button></header>
    <div class="bytes"><pre class="sent" aria-label="sent"></pre><pre class="received" aria-label="received"></pre></div>`;
  const show = async () => {
    panel.classList.remove("done", "failed");
    let result;
    try {
      result = await call($("name").value, Number($("times").value));
    } catch (error) {
      result = { sent: "", received: error.message, ok: false };
    }
    panel.querySelector(".sent").textContent = result.sent;
    panel.querySelector(".received").textContent = result.received;
    panel.classList.add(result.ok ? "done" : "failed");
  };
  panel.querySelector("button").onclick = show;
  $("ways").append(panel);
  return show;
});

$("call").onsubmit = event => {
  event.preventDefault();
  panels.forEach(show => show());
};
