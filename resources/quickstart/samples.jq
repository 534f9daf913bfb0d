# The quick start's sample: what is posted, in which format, and how each format writes it down. One list of series is the
# source of the three bodies and of what is later compared with the nodes' answers, so that the comparison owes nothing to
# the gateway. A series is {name, labels, points: [[unix seconds, value], ...]}.

def series($name; $labels; $points): {name: $name, labels: $labels, points: $points};

# What a scrape of two hosts might look like.

def text_series($now):
  ($now - 20) as $t
  | ["web-1:9100", "web-2:9100"] as $hosts
  | [ ( $hosts | to_entries[] as $host
        | ( range(2) as $cpu
            | ["idle", "iowait", "system", "user"] | to_entries[] as $mode
            | series("node_cpu_seconds_total";
                     {cpu: "\($cpu)", mode: $mode.value, instance: $host.value, job: "node"};
                     [[$t, 123456.75 / ($mode.key + 1) + $cpu * 512 + $host.key]]) ),
          series("node_load1"; {instance: $host.value, job: "node"}; [[$t, 0.25 + $host.key]]),
          series("node_memory_MemAvailable_bytes"; {instance: $host.value, job: "node"};
                 [[$t, 8252100608 - 4096 * $host.key]]) ),
      # Labels that break careless readers: quotes, braces, backslashes, line feeds, letters beyond ASCII.
      ( ["/", "/srv/{media}", "/mnt/\"old\" disk", "/home/zoë", "C:\\data", "two\nlines"] | to_entries[]
        | series("node_filesystem_avail_bytes"; {mountpoint: .value, fstype: "ext4", instance: $hosts[0]};
                 [[$t, 1073741824 * (.key + 1) + 0.5]]) ),
      series("büro.temperatur"; {"raum": "küche", "größe": "12 m²"}; [[$t, -3.5]]),
      series("up"; {}; [[$t, 1]]) ];

def openmetrics_series($now):
  ($now - 10) as $t
  | [ ( ["/", "/api/v1/items", "/search?q={x}"] | to_entries[] as $handler
        | ["200", "500"] | to_entries[]
        | series("http_requests_total"; {handler: $handler.value, code: .value};
                 [[$t, 1000 * ($handler.key + 1) + 7 * .key]]) ),
      ( ["0.005", "0.05", "0.5", "+Inf"] | to_entries[]
        | series("http_request_duration_seconds_bucket"; {le: .value, handler: "/"};
                 [[$t, 90 + 30 * .key]]) ) ];

def json_series($now):
  [ ( ["kitchen", "hall", "cellar", "söller", "room }{ 5", "\"the lab\""] | to_entries[]
      | series("sensor_temperature_celsius"; {room: .value, sensor: "t-\(.key)"};
               [range(6) as $i | [$now - 330 + 60 * $i, 18.125 + .key + $i / 4]]) ),
    ( ["kitchen", "hall"] | to_entries[]
      | series("sensor_battery_volts"; {room: .value}; [range(3) as $i | [$now - 150 + 60 * $i, 3.3 - $i / 64]]) ) ];

def replaced($what; $by): split($what) | join($by);
def quoted: "\"" + (replaced("\\"; "\\\\") | replaced("\""; "\\\"") | replaced("\n"; "\\n")) + "\"";
def is_plain: test("^[a-zA-Z_][a-zA-Z0-9_]*$");
def name_text: if is_plain then . else quoted end;

# metric{label="value"}, or {"metric",label="value"} where the name needs quotes.
def series_text:
  (.labels | to_entries | map((.key | name_text) + "=" + (.value | quoted))) as $labels
  | if .name | is_plain
    then .name + (if $labels == [] then "" else "{" + ($labels | join(",")) + "}" end)
    else "{" + ([.name | quoted] + $labels | join(",")) + "}"
    end;

def with_types($type): group_by(.name)[] | "# TYPE \(.[0].name | name_text) \($type)", .[];

def text_body:
  with_types("gauge") | if type == "string" then . else . as $s | .points[]
    | "\($s | series_text) \(.[1]) \(.[0])000" end;

# Times are seconds here; some lines carry an exemplar, which is not a point.
def openmetrics_body:
  ( with_types("unknown") | if type == "string" then . else . as $s | .points[]
    | "\($s | series_text) \(.[1]) \(.[0])"
      + (if $s.labels.le then " # {trace_id=\"4bf9 }2f\"} 0.003 \(.[0])" else "" end) end ),
  "# EOF";

def json_body:
  .[] | {metric: ({"__name__": .name} + .labels), values: [.points[][1]], timestamps: [.points[][0] * 1000]} | tojson;

# The name that has nothing to do with the order of labels.
def key: [.name, (.labels | to_entries | map([.key, .value]) | sort)] | tojson;

# A line of a node's export as a series again.
def exported: {name: .metric.__name__, labels: (.metric | del(.__name__)),
               points: ([.timestamps, .values] | transpose)};

def padded($width): . + (" " * ([$width - length, 0] | max) // "");
def shortened($width): if length > $width then .[:$width - 1] + "…" else . end;
