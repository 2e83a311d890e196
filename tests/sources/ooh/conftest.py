"""Pages in the structure of the handbook's, in our own words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

DUTIES = """
<p>Divers mend things under water.</p>
<h3>Duties</h3>
<p>Divers <em>often</em>:</p>
<ul><li>Cut <strong>steel</strong></li><li>Weld<ul><li>pipes</li></ul></li></ul>
Loose words without a paragraph.
<h3><span class="invisible">empty heading</span></h3>
<p>See <a href="/ooh/construction-and-extraction/boilermakers.htm">boilermakers </a>and<a href="#x"></a>
others.&nbsp;</p>
"""

PLACES = """
<p>Commercial divers held about 3,500 jobs in 2024. The largest employers of commercial divers were as follows:</p>
<table class="ooh-tab-table"><tbody>
<tr class="odd"><td>Support activities for water</td><td>61%</td></tr>
<tr><td>Self-employed workers</td><td>9</td></tr>
</tbody></table>
<p>They work in cold water.</p>
"""

PAY = """
<div class="ooh-chart"><div><h3>Commercial Divers</h3><p>Median annual wages, May 2024</p><dl>
<dt><span>Commercial divers</span></dt><dd><div class="value"><p><span>$61,130</span></p></div></dd>
<dt><span>Total, all occupations</span></dt><dd><div class="value"><p><span>$49,500</span></p></div></dd>
<dt> </dt><dd class="legend"><p><span></span></p></dd></dl><p class="footer">Note: everyone.</p></div></div>
<p>The median annual wage for commercial divers was $61,130 in May 2024. The median wage is the wage at which half the
workers in an occupation earned more than that amount and half earned less. The lowest 10 percent earned less than
$38,210, and the highest 10 percent earned more than $239,200.</p><p> </p>
<p>In May 2024, the median annual wages for commercial divers in the top industries in which they worked were as
follows:</p>
<table class="ooh-tab-table"><tbody>
<tr class="odd"><td>Support activities for water</td><td>$239,200 or more</td></tr>
<tr><td>Construction</td><td>58,020</td></tr></tbody></table>
<p>Depth is paid extra.</p>
"""

OUTLOOK = """
<div class="ooh-chart"><div><h3>Commercial Divers</h3><p>Percent change in employment, projected 2024–34</p><dl>
<dt><span>Commercial divers</span></dt><dd><p><span>-2%</span></p></dd>
<dt><span>Total, all occupations</span></dt><dd><p><span>3%</span></p></dd></dl></div></div>
<p>Employment of commercial divers is projected to decline 2 percent from 2024 to 2034.</p>
<p>Despite declining employment, about 400 openings for commercial divers are projected each year, on average, over the
decade. All of them replace somebody.</p>
<table class="regular" id="outlook-table">
<caption><span>Employment projections data for commercial divers, 2024–34</span></caption>
<thead><tr><th rowspan="2">Occupational Title</th><th>SOC Code</th></tr></thead>
<tfoot><tr><td colspan="8"><p>SOURCE: somebody</p></td></tr></tfoot>
<tbody>{rows}</tbody></table>
"""

ROW = """<tr><th><p><strong>Commercial divers</strong></p></th><td>49-9092</td><td>3,500</td><td>3,400</td>
<td>-2</td><td>-100</td><td><a href="https://data.bls.gov/">Get data</a></td></tr>"""

SIMILAR = """
<p>This table shows occupations like it.</p>
<table id="similar-occupations"><thead><tr><th></th><th>Occupation</th></tr></thead><tbody><tr>
<td><a href="/ooh/production/welders.htm"><img src="w.jpg"></a></td>
<td><strong><a href="/ooh/production/welders.htm">Welders</a></strong></td><td><p>Join metal.</p></td>
<td><span>High school diploma or equivalent</span></td><td><span title="1">$48,940</span></td></tr><tr>
<td></td><td><strong><a href="/ooh/x/dancers.htm">Dancers</a></strong></td><td><p>Dance.</p></td><td></td>
<td>The annual wage is not available.</td></tr></tbody></table>
"""

MORE = """
<p>For information about certifications, visit <a href="https://divers.example/">Divers</a>.</p>
<h3>O*NET</h3><p><a href="https://onet.example/1">Commercial Divers</a></p>
<p><a href="javascript:alert(1)">Win a prize</a></p>
"""

PAGE = """<!DOCTYPE html><html><head><meta charset="UTF-8">
<title>Commercial Divers : Occupational Outlook Handbook</title>
<meta property="og:title" content="Commercial Divers">
<link rel="canonical" href="https://www.bls.gov/ooh/installation-maintenance-and-repair/commercial-divers.htm">
<meta name="description" content="Divers mend things."></head><body>
<div class="global-breadcrumb"><ul><li><a href="/ooh/">Handbook</a></li>
<li><a href="/ooh/installation-maintenance-and-repair/home.htm">Installation, Maintenance, and Repair</a></li>
</ul></div><nav>Navigation</nav><div id="panes">
<div id="tab-1"><h2><span>Summary</span></h2><table id="quickfacts"><tbody>
<tr><th><a href="#q">2024 Median Pay</a></th><td>$61,130 per year<br>$29.39 per hour</td></tr>
<tr><th><a href="#q">Typical Entry-Level Education</a></th><td>Postsecondary nondegree award</td></tr>
<tr><th><a href="#q">Work Experience in a Related Occupation</a></th><td>None</td></tr>
<tr><th><a href="#q">On-the-job Training</a></th><td><a href="#tab-4">See How to Become One</a></td></tr>
<tr><th><a href="#q">Number of Jobs, 2024</a></th><td>3,500</td></tr>
<tr><th><a href="#q">Job Outlook, 2024–34</a></th><td>-2% (Decline)</td></tr>
<tr><th><a href="#q">Employment Change, 2024–34</a></th><td>-100</td></tr></tbody></table>
<h3><a href="#tab-2">What Divers Do</a></h3><p>Divers mend things.</p></div>
<div id="tab-2" style="display:none"><h2>What <a class="about-this-section">About this section</a></h2>{duties}</div>
<div id="tab-3" style="display:none"><h2>Where</h2>
<div class="ooh_right_img"><div class="image-caption">Wet.</div></div>
{places}</div>
<div id="tab-4" style="display:none"><h2><span>How to Become a Commercial Diver</span></h2><p>Learn to dive.</p></div>
<div id="tab-5" style="display:none"><h2>Pay</h2>{pay}</div>
<div id="tab-6" style="display:none"><h2>Job Outlook</h2>{outlook}</div>
<div id="tab-8" style="display:none"><h2>Similar</h2>{similar}</div>
<div id="tab-9" style="display:none"><h2>More</h2>{more}</div></div>
<p class="update"><strong>Last Modified Date:</strong> Thursday, August 28, 2025</p>
<div style="display:none"><div id="about-pay"><p>Hidden help.</p></div></div></body></html>"""

MakePage = Callable[..., bytes]


def make_page(**parts: str) -> bytes:
    """A page; ``duties``, ``places``, ``pay``, ``outlook``, ``rows``, ``similar`` and ``more`` replace its parts."""
    known = {"duties": DUTIES, "places": PLACES, "pay": PAY, "outlook": OUTLOOK, "similar": SIMILAR, "more": MORE}
    known["outlook"] = OUTLOOK.format(rows=parts.pop("rows", ROW))
    return PAGE.format(**(known | parts)).encode()


@pytest.fixture
def page() -> MakePage:
    return make_page
