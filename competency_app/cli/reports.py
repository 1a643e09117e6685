"""`competency-app report`: a profile, plan or progress report as PDF or HTML."""

from __future__ import annotations

from pathlib import Path

import click

from competency_app.cli.options import language_option, profile_option, round_numbered


@click.command("report")
@click.argument("kind", type=click.Choice(["profile", "plan", "progress"]))
@profile_option
@click.option("--round", "number", type=int, help="Round number; the newest without it.")
@language_option
@click.option("--paper", type=click.Choice(["A4", "Letter"]), default="A4", show_default=True, help="Sheet.")
@click.option("--grey", is_flag=True, help="Patterns instead of colours, for a black and white printer.")
@click.option("--large", is_flag=True, help="Large print, 14 point.")
@click.option("--notes", is_flag=True, help="Also print notes, barriers and evidence.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="File to write, .pdf or .html."
)
def command(kind: str, profile: Path, number: int | None, language: str, paper: str, out: Path, **marks: bool) -> None:
    """Write a report of KIND profile, plan or progress."""
    from competency_app.actions import profiles, reporting

    if out.suffix.lower() not in (".pdf", ".html", ".htm"):
        raise click.BadParameter("the file name must end in .pdf or .html", param_hint="--out")
    parts = reporting.USUAL_PARTS | ({"notes"} if marks["notes"] else frozenset())
    workspace = profiles.open(profile, read_only=True)
    try:
        order = reporting.ReportOrder(
            kind,  # type: ignore[arg-type]
            round_numbered(workspace, number).id,
            language=language,
            paper=paper,  # type: ignore[arg-type]
            grey=marks["grey"],
            large=marks["large"],
            parts=parts,
        )
        click.echo(reporting.write(workspace, order, out))
    finally:
        workspace.close()
