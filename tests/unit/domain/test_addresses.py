from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import make_url

from kkdesk.domain.addresses import with_password, without_password

SERVER = "postgresql+psycopg://gemt@server:5432/kkdesk?host=/run/pg&port=5432"


@pytest.mark.parametrize(
    ("given_address", "shown"),
    [
        ("postgresql://a:b@h/d", "postgresql://a@h/d"),
        ("postgresql://a:b/c?d@h/d", "postgresql://a@h/d"),
        ("postgresql://a:b@c@h/d", "postgresql://a@h/d"),
        ("postgresql://a:@h/d", "postgresql://a@h/d"),
        ("postgresql://h/d?password=b", "postgresql://h/d"),
        ("postgresql://h/d?PASSWORD=b&sslpassword=c&user=a", "postgresql://h/d?user=a"),
        ("postgresql://h:5432/d?user=a&password=b", "postgresql://h:5432/d?user=a"),
        ("postgresql://h:5432/d", "postgresql://h:5432/d"),
        ("postgresql://h:5432/d?user=a@b", "postgresql://h@b"),  # so SQLAlchemy reads it too
        ("/drev/a:b@c?password=d.kkdesk", "/drev/a:b@c?password=d.kkdesk"),
        (r"C:\a:b@c.kkdesk", r"C:\a:b@c.kkdesk"),
    ],
)
def test_an_address_is_shown_without_its_password(given_address: str, shown: str) -> None:
    assert without_password(given_address) == shown


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_password_that_is_put_in_is_read_as_it_was_and_goes_out_again(password: str) -> None:
    address = with_password(SERVER, password)
    assert make_url(address).password == password
    assert without_password(address) == SERVER
    unnamed = SERVER.replace("gemt@", "")
    address = with_password(unnamed, password)
    assert make_url(address).query["password"] == password
    assert without_password(address) == unnamed


def test_a_password_replaces_the_one_before() -> None:
    assert with_password(with_password(SERVER, "gammel"), "ny") == with_password(SERVER, "ny")
