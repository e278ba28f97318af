"""What readers type, and the page that must come first.

One line a query: the query, then the address in the language that is asked for it (Vietnamese
unless the address begins with /en/). Grouped by what the query tries.
"""

TABLE = """
# Acronyms, however typed
cpo | /chuc-danh/cpo/
CPO | /chuc-danh/cpo/
C.P.O. | /chuc-danh/cpo/
c-p-o | /chuc-danh/cpo/
c p o | /chuc-danh/cpo/
ＣＰＯ | /chuc-danh/cpo/
«CPO» | /chuc-danh/cpo/
cpo? | /chuc-danh/cpo/
  ceo   | /chuc-danh/ceo/
cto | /chuc-danh/cto/
Cco | /chuc-danh/cco/
cso | /chuc-danh/cso/
cmo | /chuc-danh/cmo/
cpo | /en/roles/cpo/
coo | /viet-tat/coo/
cio | /viet-tat/cio/
cro | /viet-tat/cro/
cgo | /viet-tat/cgo/
cbo | /viet-tat/cbo/
md | /viet-tat/md/
coo | /en/acronyms/coo/
S&OP | /quy-trinh/s-op/
s & op | /quy-trinh/s-op/
s-op | /quy-trinh/s-op/
SOP | /quy-trinh/s-op/
s&op | /en/processes/s-op/

# English titles
chief executive officer | /chuc-danh/ceo/
Chief Product Officer | /chuc-danh/cpo/
Chief Production Officer | /chuc-danh/cpo/
chief technology officer | /chuc-danh/cto/
chief customer officer | /chuc-danh/cco/
chief commercial officer | /viet-tat/cco/#chief-commercial-officer
chief sales officer | /chuc-danh/cso/
chief marketing officer | /chuc-danh/cmo/
chief operating officer | /chuc-danh/cco/
chief technical officer | /chuc-danh/cto/
plant director | /chuc-danh/giam-doc-nha-may/
plant manager | /chuc-danh/giam-doc-nha-may/
factory manager | /chuc-danh/giam-doc-nha-may/
factory director | /en/roles/giam-doc-nha-may/
board of directors | /chuc-danh/hoi-dong-quan-tri/
director of ux | /chuc-danh/director-of-ux/
director of product management | /chuc-danh/director-of-product-management/
director of product marketing | /chuc-danh/director-of-product-marketing/
head of product analytics | /chuc-danh/head-of-product-analytics/
marketing director | /chuc-danh/cmo/
sales director | /chuc-danh/cso/
commercial director | /viet-tat/giam-doc-thuong-mai/
general director | /chuc-danh/ceo/
chief privacy officer | /viet-tat/cpo/#chief-privacy-officer
chief people officer | /viet-tat/cpo/#chief-people-officer
chief procurement officer | /viet-tat/cpo/#chief-procurement-officer
chief compliance officer | /viet-tat/cco/#chief-compliance-officer
chief creative officer | /en/acronyms/cco/#chief-creative-officer
chief strategy officer | /viet-tat/cso/#chief-strategy-officer
chief security officer | /viet-tat/cso/#chief-security-officer
chief sustainability officer | /viet-tat/cso/#chief-sustainability-officer
chief medical officer | /viet-tat/cmo/#chief-medical-officer
chief talent officer | /viet-tat/cto/#chief-talent-officer
chief information officer | /viet-tat/cio/
chief information security officer | /viet-tat/cso/
chief revenue officer | /viet-tat/cro/#chief-revenue-officer
chief growth officer | /viet-tat/cgo/
managing director | /viet-tat/md/
foreman | /viet-tat/quan-doc/
production manager | /viet-tat/giam-doc-san-xuat/
executive director | /viet-tat/giam-doc-dieu-hanh/

# Vietnamese titles, with marks, without, half, run together, in other tone habits
giám đốc công nghệ | /chuc-danh/cto/
giam doc nha may | /chuc-danh/giam-doc-nha-may/
Giám Đốc Nhà Máy | /chuc-danh/giam-doc-nha-may/
GIÁM ĐỐC NHÀ MÁY | /chuc-danh/giam-doc-nha-may/
giam doc nha | /chuc-danh/giam-doc-nha-may/
giamdocnhamay | /chuc-danh/giam-doc-nha-may/
giám đốc nhà máy | /chuc-danh/giam-doc-nha-may/
Ðàm phán | /ky-nang/negotiation/
giám đốc marketing | /chuc-danh/cmo/
giám đốc tiếp thị | /chuc-danh/cmo/
giam doc tiep thi san pham | /chuc-danh/director-of-product-marketing/
giám đốc sản phẩm | /chuc-danh/cpo/
giam doc san pham | /chuc-danh/cpo/
giám đốc quản lý sản phẩm | /chuc-danh/director-of-product-management/
giám đốc ux | /chuc-danh/director-of-ux/
trưởng phòng phân tích sản phẩm | /chuc-danh/head-of-product-analytics/
truong phong phan tich | /chuc-danh/head-of-product-analytics/
hội đồng quản trị | /chuc-danh/hoi-dong-quan-tri/
hdqt | none
hoi dong | /chuc-danh/hoi-dong-quan-tri/
giám đốc khách hàng | /chuc-danh/cco/
giám đốc thương mại | /viet-tat/giam-doc-thuong-mai/
giám đốc kỹ thuật | /chuc-danh/cto/
giám đốc kĩ thuật | /chuc-danh/cto/
giám đốc nhân sự | /viet-tat/cpo/#giam-doc-nhan-su
giám đốc an ninh | /viet-tat/cso/#giam-doc-an-ninh
giám đốc chiến lược | /viet-tat/cso/#chief-strategy-officer
giám đốc rủi ro | /viet-tat/cro/#chief-risk-officer
giám đốc thông tin | /viet-tat/cio/
giám đốc công nghệ thông tin | /viet-tat/cio/
giám đốc phát triển bền vững | /viet-tat/cso/#chief-sustainability-officer

# Titles that several jobs bear: first the page that tells them apart, unless nearly all mean one
giám đốc điều hành | /viet-tat/giam-doc-dieu-hanh/
giam doc dieu hanh | /viet-tat/giam-doc-dieu-hanh/
giám đốc kinh doanh | /viet-tat/giam-doc-kinh-doanh/
Giám đốc Kinh doanh | /en/acronyms/giam-doc-kinh-doanh/
giám đốc sản xuất | /viet-tat/giam-doc-san-xuat/
giam doc kinh | /viet-tat/giam-doc-kinh-doanh/
giám đốc điều | /viet-tat/giam-doc-dieu-hanh/
tổng giám | /chuc-danh/ceo/
quản đốc | /viet-tat/quan-doc/
quan doc | /viet-tat/quan-doc/
quản đốc sản xuất | /viet-tat/quan-doc-san-xuat/
tổng giám đốc | /chuc-danh/ceo/
giám đốc vận hành | /viet-tat/giam-doc-van-hanh/

# Slips of the finger
gaim doc nha may | /chuc-danh/giam-doc-nha-may/
giam dco nha may | /chuc-danh/giam-doc-nha-may/
giam doc nha mayy | /chuc-danh/giam-doc-nha-may/
giám đôc kinh doanh | /viet-tat/giam-doc-kinh-doanh/
giam doc kinh daonh | /viet-tat/giam-doc-kinh-doanh/
giam doc san suat | /viet-tat/giam-doc-san-xuat/
giám đốc xản xuất | /viet-tat/giam-doc-san-xuat/
maketing | /chuc-danh/cmo/
marketting | /chuc-danh/cmo/
cheif product | /chuc-danh/cpo/
chief prodcut officer | /chuc-danh/cpo/
cheif marketing oficer | /chuc-danh/cmo/
chief technologi officer | /chuc-danh/cto/
coe | /chuc-danh/ceo/
cpoo | /chuc-danh/cpo/
plant directer | /chuc-danh/giam-doc-nha-may/
hoi dong quan tir | /chuc-danh/hoi-dong-quan-tri/
chief privasy officer | /viet-tat/cpo/#chief-privacy-officer

# Comparisons
cpo và cto | /so-sanh/cpo/cto/
cpo va cto | /so-sanh/cpo/cto/
cto và cpo | /so-sanh/cpo/cto/
cpo khác gì cto | /so-sanh/cpo/cto/
CPO khác CTO như thế nào? | /so-sanh/cpo/cto/
cpo vs cto | /so-sanh/cpo/cto/
CPO/CTO | /so-sanh/cpo/cto/
cpo với cto | /so-sanh/cpo/cto/
cco hay ceo | /so-sanh/cco/ceo/
cco vs ceo | /en/compare/cco/ceo/
so sánh giám đốc sản xuất với giám đốc nhà máy | /so-sanh/cpo/giam-doc-nha-may/
so sanh cso va cmo | /so-sanh/cmo/cso/
sự khác nhau giữa cso và cmo | /so-sanh/cmo/cso/
difference between cso and cmo | /so-sanh/cmo/cso/
difference between cso and cmo | /en/compare/cmo/cso/
what is the difference between a CPO and a CTO? | /en/compare/cpo/cto/
compare cpo and plant director | /en/compare/cpo/giam-doc-nha-may/
giám đốc marketing và giám đốc kinh doanh | /so-sanh/cmo/cso/
ceo vs cmo | /so-sanh/ceo/cmo/
hội đồng quản trị khác gì ceo | /so-sanh/ceo/hoi-dong-quan-tri/
cpo vs ctoo | /so-sanh/cpo/cto/
s&op khác gì hoạt động bán hàng | /quy-trinh/s-op/#contrast
s&op vs sales operations | /en/processes/s-op/#contrast

# What something is
cpo là gì | /chuc-danh/cpo/
CPO là gì? | /chuc-danh/cpo/
cpo la viet tat cua tu gi | /chuc-danh/cpo/
cco nghĩa là gì | /chuc-danh/cco/
what is a cco | /en/roles/cco/
what does cmo stand for | /en/roles/cmo/
what does a cto do | /en/roles/cto/
nhiệm vụ của giám đốc nhà máy | /chuc-danh/giam-doc-nha-may/
giám đốc kinh doanh là gì | /viet-tat/giam-doc-kinh-doanh/
giám đốc điều hành là ai | /viet-tat/giam-doc-dieu-hanh/
coo là gì | /viet-tat/coo/
s&op là gì | /quy-trinh/s-op/
cpoo là gì | /chuc-danh/cpo/

# Reporting lines: the chart
ai báo cáo cho ceo | /so-do/?role=ceo
who reports to the cpo | /en/chart/?role=cpo
cpo báo cáo cho ai | /so-do/?role=cpo
who does the cto report to | /en/chart/?role=cto
sếp của giám đốc nhà máy là ai | /so-do/?role=giam-doc-nha-may
ai báo cáo cho ai: CPO | /so-do/?role=cpo
CPO và CTO, ai quyết gì | /so-sanh/cpo/cto/

# The two tools
mô tả công việc cpo | /soan/cpo/
mau mo ta cong viec giam doc nha may | /soan/giam-doc-nha-may/
bản mô tả công việc giám đốc kinh doanh | /soan/cco/
jd cto | /soan/cto/
jd ceo, cto | /soan/ceo/
job description cto | /en/compose/cto/
CMO job description template | /en/compose/cmo/
mô tả công việc CSO kiêm CMO | /soan/cso/?with=cmo
mo ta cong vec cpo | /soan/cpo/
job descrption of a ceo | /en/compose/ceo/
mẫu mô tả công việc | /soan/
job description template | /en/compose/
startup cần những chức danh gì | /can-ai/?stage=startup
statup can nhung chuc danh gi | /can-ai/?stage=startup
công ty nhỏ cần ai | /can-ai/?size=small
công ty cổ phần phải có chức danh nào | /can-ai/?form=joint_stock
công ty TNHH một thành viên cần những ai | /can-ai/?form=llc_person
công ty phần mềm 15 người cần ai | /can-ai/?size=small&does=software
công ty bạn cần ai | /can-ai/
startup có cần CTO không | /can-ai/?stage=startup
which roles does a startup need | /en/who-do-we-need/?stage=startup
mandatory positions in a public company | /en/who-do-we-need/?form=public

# Skills, responsibilities, sources, sentences
giao tiếp hiệu quả | /ky-nang/effective-communication/
negotiation | /en/skills/negotiation/
đàm phán | /ky-nang/negotiation/
ngân sách tiếp thị | /chuc-danh/cmo/#claim-responsibility-cmo-marketing-budget
marketing budget | /en/roles/cmo/#claim-responsibility-cmo-marketing-budget
tầm nhìn sản phẩm | /chuc-danh/cpo/#claim-responsibility-cpo-product-vision
hrchannels | /nguon/hrchannels-cpo/
wiindi | /nguon/wiindi-cpo/
sales and operations planning | /quy-trinh/s-op/
giám đốc marketing cần kỹ năng gì | /chuc-danh/cmo/
tôi muốn làm cpo thì học gì | /chuc-danh/cpo/
làm sao để trở thành giám đốc nhà máy | /chuc-danh/giam-doc-nha-may/
cpo xyzzy | /chuc-danh/cpo/

# Nothing
xyzzy qwerty | none
?!… | none
""".strip()


def sections():
    """{heading: [(query, address or None)]}."""
    found = {}
    for line in filter(None, TABLE.splitlines()):
        if line.startswith("# "):
            rows = found.setdefault(line[2:], [])
        else:
            query, address = line.rsplit(" | ", 1)
            rows.append((query, None if address == "none" else address))
    return found


SECTIONS = sections()
