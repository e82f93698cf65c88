"""Questions about the governance dialogue, each answered from the records by small typed tables.

A report looks at one dossier at a time and keeps what it needs (``observe``), and makes its tables of that in the end
(``tabulate``), so that thirty thousand records are never in memory together.
"""
