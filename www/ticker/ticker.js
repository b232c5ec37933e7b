const $ = id => document.getElementById(id);
const SPAN = 30000;
let points = [], ticks = 0;

function draw() {
  const now = points.length ? points[points.length - 1][0] : 0;
  points = points.filter(([time]) => time > now - SPAN);
  const prices = points.map(([, price]) => price);
  const low = Math.min(...prices), high = Math.max(...prices), range = high - low || 1;
  $("plot").setAttribute("points", points
    .map(([time, price]) => `${(100 * (1 - (now - time) / SPAN)).toFixed(2)},${(95 - 90 * (price - low) / range).toFixed(2)}`)
    .join(" "));
  $("low").textContent = low.toFixed(2);
  $("high").textContent = high.toFixed(2);
}

function tick(time, price, clients) {
  points.push([time, price]);
  $("price").textContent = price.toFixed(2);
  $("ticks").textContent = ++ticks;
  $("clients").textContent = clients;
  draw();
}

function connect() {
  const socket = new WebSocket(location.href.replace(/^http/, "ws").replace(/[^/]*$/, ""));
  socket.onopen = () => {
    $("state").textContent = "connected";
    $("state").classList.add("on");
    socket.send('["follow"]');
  };
  socket.onmessage = event => {
    const message = JSON.parse(event.data);
    if (message[0] === "tick") return tick(...message.slice(1));
    points = message[0] || [];
    if (points.length) draw();
  };
  socket.onclose = () => {
    $("state").textContent = "connection lost, trying again";
    $("state").classList.remove("on");
    setTimeout(connect, 1000);
  };
}

connect();
