"""The page of a comparison and its style; here and not in files, so that no bundle can lose them."""

STYLE = """
:root{--ink:#1b2430;--muted:#6b7788;--line:#e3e8ee;--panel:#f6f8fa;--accent:#0b6b7f;--soft:#e3f1f4;
 --warn:#b45f06;--warn-soft:#fdf1e0}
*{box-sizing:border-box}
body{margin:0;padding:24px 28px;color:var(--ink);background:#fff;
 font:13px/1.42 system-ui,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif;
 font-variant-numeric:tabular-nums}
h1{font-size:21px;line-height:1.25;margin:0 0 2px}
h2{font-size:15px;margin:28px 0 8px}
a{color:var(--accent);text-decoration:none}
a:hover{text-decoration:underline}
.when,.notes{color:var(--muted)}
.guard{background:var(--warn-soft);border:1px solid #ecd3ab;border-radius:6px;color:#7a4104;
 padding:8px 12px;margin:12px 0}
.less{display:block;margin:0 0 10px;color:var(--muted)}
#less:checked ~ .sheet .secondary{display:none}
table{border-collapse:separate;border-spacing:0;width:100%;table-layout:fixed}
col.names{width:158px}
th,td{border-bottom:1px solid var(--line);border-right:1px solid var(--line);padding:6px 10px;text-align:left;
 vertical-align:top;overflow-wrap:break-word;background:#fff}
tr>:last-child{border-right:0}
thead th{position:sticky;top:0;z-index:3;background:var(--panel);border-bottom:2px solid #cfd8e1;font-size:13.5px}
thead th:first-child{left:0;z-index:4;font-weight:600}
thead small{display:block;font-weight:400;color:var(--muted);font-size:12px}
.pill{background:var(--soft);color:var(--accent);border-radius:9px;padding:1px 7px;font-size:11px;font-weight:600;
 white-space:nowrap}
tbody th{position:sticky;left:0;z-index:2;font-weight:400;color:var(--muted)}
tr.section th{position:static;color:var(--ink);font-size:16px;font-weight:600;border:0;
 padding:26px 10px 8px;background:#fff}
tr.group th{position:static;background:var(--panel);color:var(--ink);font-weight:600;font-size:13.5px;padding:7px 10px}
tr.differs td{background:var(--warn-soft);color:#7a4104;font-size:11.5px;padding:6px 10px}
tr.differs ul{margin:0;padding:0;list-style:none;columns:2;column-gap:28px}
tr.differs li{break-inside:avoid;padding-left:10px;text-indent:-10px}
.line+.line{margin-top:4px}
.label{display:block;color:var(--muted);font-size:11.5px}
.value{font-weight:600}
.context{color:var(--muted);font-size:11.5px}
tbody:not(.evidence):not(#deals):not(#rights) .context{white-space:nowrap}
.evidence .context{display:block}
.bit{white-space:nowrap}
.unknown{color:var(--muted);font-style:italic}
.secondary,.secondary .label,.secondary .context{font-size:11px;color:var(--muted)}
.secondary .value{font-weight:400}
.secondary{border-left:2px solid var(--line);padding-left:7px}
.evidence .secondary .label,.evidence .secondary .context{display:inline}
.evidence .alone .label,.evidence .alone .context{display:inline}
.secondary .label::after,.alone .label::after{content:": "}
.warn .context{color:var(--warn)}
sup{line-height:0;font-size:10px;margin-left:1px}
.hush{background:repeating-linear-gradient(135deg,#fff 0 7px,#fafbfc 7px 14px)}
ol.sources{columns:2;column-gap:32px;padding-left:30px;font-size:11.5px}
ol.sources li{break-inside:avoid;margin-bottom:3px;overflow-wrap:anywhere}
ol.sources li:target{background:var(--soft)}
@page{size:A4 landscape;margin:11mm}
@media print{
 body{padding:0;font-size:7.4pt;line-height:1.3}
 .sheet table{min-width:0!important}
 col.names{width:108px}
 th,td{padding:2.5px 6px}
 thead th,tr.group th{font-size:7.8pt;padding:3px 6px}
 tr.section th{font-size:10pt;padding:10px 6px 4px}
 thead small{font-size:7pt}
 .line+.line{margin-top:1.5px}
 .less{display:none}
 thead th,tbody th{position:static}
 thead{display:table-header-group}
 tr{break-inside:avoid}
 tr.group,tr.section{break-after:avoid}
 tr.differs,.guard,.pill,th{-webkit-print-color-adjust:exact;print-color-adjust:exact}
 .label,.context,.secondary,.secondary .label,.secondary .context,tr.differs td,ol.sources{font-size:6.4pt}
 sup{font-size:5.4pt}
 a{color:inherit}
 ol.sources a::after{content:" " attr(href)}
}
"""

_MARKS = """
{%- macro marks(part) -%}
{%- if part.marks -%}<sup>
{%- for first, last in part.marks|runs -%}
<a href="#source-{{ first }}">{{ first }}</a>
{%- if last > first -%}{{ '–' if last > first + 1 else ',' }}<a href="#source-{{ last }}">{{ last }}</a>{%- endif -%}
{%- if not loop.last -%},{%- endif -%}
{%- endfor -%}</sup>
{%- endif -%}
{%- endmacro -%}
"""

_LINE = """
{%- macro line(part, evidence) -%}
<div class="line{{ ' secondary' if part.secondary }}{{ ' ' ~ part.tone if part.tone }}"
 {%- if part.detail %} title="{{ part.detail|join('\n') }}"{% endif %}>
{%- if part.label -%}<span class="label">{{ part.label }}</span>{%- endif -%}
{%- if part.muted -%}<span class="unknown">{{ part.text }}</span>
{%- elif evidence -%}{%- set number, rest = part|split -%}<span class="value">{{ number }}</span>{{ rest }}
{%- else -%}{{ part.text }}{%- endif -%}
{{ marks(part) }}
{%- if part.context %} <span class="context">
{%- for bit in part.context.split(' · ') %}{{ ' · ' if not loop.first }}
{%- if bit|length < 34 %}<span class="bit">{{ bit }}</span>{% else %}{{ bit }}{% endif %}{% endfor -%}
</span>{% endif -%}
</div>
{%- endmacro -%}
"""

PAGE = (
    _MARKS
    + _LINE
    + """
{%- set columns = comparison.columns -%}
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{ comparison.title }}</title>
<style>{{ style|safe }}
.sheet table{min-width:{{ 158 + 190 * columns|length }}px}
</style>
</head>
<body>
<h1>{{ comparison.title }}</h1>
<div class="when">{{ comparison.footer }}</div>
{% if comparison.guard %}
<div class="guard"><b>Cross-trial.</b> {{ comparison.guard }}</div>
{% endif %}
<input type="checkbox" id="less" hidden>
<label class="less" for="less"><a>Show or hide</a> other populations and earlier data cuts (indented in grey).</label>
<div class="sheet">
<table>
<colgroup><col class="names"><col span="{{ columns|length }}"></colgroup>
<thead><tr><th>{{ columns|length }} assets</th>
{% for column in columns %}
<th>{{ column.name }}{% if column.is_baseline %} <span class="pill">baseline</span>{% endif %}
<small>{{ column.subtitle }}</small></th>
{% endfor %}
</tr></thead>
{% for section, group in comparison.sections() %}
{% set silent = group|silent %}
{% set alone = group|alone %}
<tbody id="{{ group.id }}"{% if group.evidence %} class="evidence"{% endif %}>
{% if section %}
<tr class="section"><th colspan="{{ columns|length + 1 }}">{{ section }}</th></tr>
{% endif %}
<tr class="group"><th colspan="{{ columns|length + 1 }}">{{ group.title }}
{%- if alone is not none %} <span class="context">{{ columns[alone].name }}; no results recorded of the others</span>
{%- endif %}</th></tr>
{% for row in group.rows %}
{% set first = loop.first %}
<tr><th scope="row">{{ row.label }}</th>
{% set evidence = group.evidence and row.id != 'trials' %}
{% for cell in row.cells %}
{% if loop.index0 == alone %}
<td class="alone" colspan="{{ columns|length }}">
{%- for part in cell.parts %}{{ line(part, evidence) }}{% endfor -%}</td>
{% elif loop.index0 not in silent %}
<td{% if cell.differs %} class="other"{% endif %}>
{%- for part in cell.parts %}{{ line(part, evidence) }}{% endfor -%}</td>
{% elif first and alone is none %}
<td class="hush" rowspan="{{ group.rows|length }}"><span class="unknown">{{ silent[loop.index0] }}</span></td>
{% endif %}
{% endfor %}
</tr>
{% endfor %}
{% if group.guard %}
<tr class="differs"><td colspan="{{ columns|length + 1 }}"><ul>
{% for statement in group.guard %}
<li>{{ statement }}</li>
{% endfor %}
</ul></td></tr>
{% endif %}
</tbody>
{% endfor %}
</table>
</div>
{% if comparison.left_out %}
<p class="notes">{{ comparison.left_out }} rows in which all agree were left out.</p>
{% endif %}
<div class="notes">
{% for note in comparison.notes %}
<p>{{ note }}</p>
{% endfor %}
</div>
{% if comparison.sources %}
<h2>Sources</h2>
<ol class="sources">
{% for source in comparison.sources %}
<li id="source-{{ source.number }}" value="{{ source.number }}">
{%- set url = source.url|safe_link -%}
{%- if url -%}<a href="{{ url }}" rel="noreferrer">{{ source.text }}</a>{%- else -%}{{ source.text }}{%- endif -%}
</li>
{% endfor %}
</ol>
{% endif %}
<p class="when">{{ comparison.footer }}</p>
</body>
</html>
"""
)
