const $ = id => document.getElementById(id);
const HEIGHT = 206, BOTTOM = 299;
let socket, shown = null, since = 0;

function level() {
  return Math.max(0, Math.min(100, shown.level + shown.speed * (performance.now() - since) / 1000));
}

function draw() {
  if (shown) {
    const percent = level();
    $("liquid").setAttribute("y", BOTTOM - HEIGHT * percent / 100);
    $("liquid").setAttribute("height", HEIGHT * percent / 100);
    $("percent").textContent = Math.round(percent) + " %";
    $("board").classList.toggle("empty", percent === 0);
  }
  requestAnimationFrame(draw);
}

function show(state) {
  shown = state;
  since = performance.now();
  $("valve").setAttribute("aria-checked", state.open);
  $("valve-is").textContent = state.open ? "open" : "closed";
  $("lamp").setAttribute("aria-checked", state.lamp);
  $("lamp-is").textContent = state.lamp ? "on" : "off";
  $("board").classList.toggle("open", state.open);
  $("changes").textContent = state.changes;
  $("nodes").textContent = state.nodes;
}

function flip(id) {
  const on = $(id).getAttribute("aria-checked") !== "true";
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify([id, on]));
}

for (const id of ["valve", "lamp"]) {
  $(id).onclick = () => flip(id);
  $(id).onkeydown = event => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      flip(id);
    }
  };
}

function connect() {
  socket = new WebSocket(location.href.replace(/^http/, "ws").replace(/[^/]*$/, ""));
  socket.onopen = () => {
    $("state").textContent = "connected";
    $("state").classList.add("on");
    socket.send('["state"]');
  };
  socket.onmessage = event => {
    const message = JSON.parse(event.data);
    if (message[0] === "show") show(message[1]);
    else if (message[0] && "level" in message[0]) show(message[0]);
  };
  socket.onclose = () => {
    $("state").textContent = "connection lost, trying again";
    $("state").classList.remove("on");
    setTimeout(connect, 1000);
  };
}

connect();
draw();
