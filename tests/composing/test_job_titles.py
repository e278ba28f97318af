"""The names that a title may be chosen from, and how many independent sites use each."""

from types import SimpleNamespace

from roles.composing.job_titles import MOST, job_titles


def usage(site, title_vi="", expansion_en="", role_id=1, acronym="CPO"):
    told = {"copy_of": "", "is_copy": False, "own_source_id": None, "publisher": "", "grade": ""}
    return SimpleNamespace(
        site=site, url=f"https://{site}/", title_vi=title_vi, expansion_en=expansion_en,
        role_id=role_id, acronym=acronym, condition="", reports_to="", **told
    )  # fmt: skip


def profile(*usages, titles=()):
    role = SimpleNamespace(pk=1, name_vi="Giám đốc sản xuất", name_en="Chief Product Officer")
    titles = [SimpleNamespace(text=text, language="vi") for text in titles]
    return SimpleNamespace(role=role, usages=usages, titles=titles)


def test_names_stand_once_by_how_many_sites_use_them():
    found = job_titles(
        profile(
            usage("a.vn", "Giám đốc sản phẩm"),
            usage("b.vn", "Giám đốc Sản phẩm"),
            usage("b.vn", "Giám đốc sản phẩm"),
            usage("c.vn", "Giám đốc sản xuất", "Chief Product Officer"),
            usage("d.vn", "", "Chief Growth Officer"),  # does not spell the letters
            usage("e.vn", "Giám đốc mua hàng", role_id=2),  # another role
            titles=["Giám đốc sản phẩm", "Trưởng sản phẩm"],
        )
    )
    assert [(title.text, title.language, title.sites) for title in found] == [
        ("Giám đốc sản phẩm", "vi", 2),
        ("Giám đốc sản xuất", "vi", 1),
        ("Chief Product Officer", "en", 1),
        ("Trưởng sản phẩm", "vi", 0),
    ]


def test_no_more_than_a_list_holds():
    assert len(job_titles(profile(*(usage(f"{n}.vn", f"Tên {n}") for n in range(40))))) == MOST
