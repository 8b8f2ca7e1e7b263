namespace ExamBank.Tests.Api.Cli;

/// <summary>A published standard of an invented trade, in the form in which such standards are issued; a <c>|</c> stands for a tab.</summary>
internal static class TeaHouse
{
    /// <summary>2 levels, 3 areas, 3 tasks, 6 requirements.</summary>
    public static string Text { get; } = """
        茶艺服务

        职业技能等级标准

        （2032 年 1.0 版）

        某茶业协会 制定
        2032 年 5 月 发布

        1 范围

        本标准规定了茶艺服务职业技能等级对应的工作领域、工作任务及职业技能要求。

        2 规范性引用文件

        无。

        3 术语和定义

        下列术语和定义适用于本标准。

        3.1 冲泡 brewing

        用水浸出茶叶中的可溶物。

        4 适用院校专业

        中等职业学校：茶叶生产与加工等专业。

        5 面向职业岗位（群）

        【茶艺服务】（初级）：

        主要面向茶馆的接待岗位。

        【茶艺服务】（中级）：

        主要面向茶馆的茶艺师岗位。

        6 职业技能要求

        6.1 职业技能等级划分

        茶艺服务分为两个等级：初级、中级。

        【茶艺服务】（初级）：在指导下完成接待。

        【茶艺服务】（中级）：独立完成冲泡。

        6.2 职业技能等级要求描述

        表 1 茶艺服务职业技能等级要求（初级）

        工作领域|工作任务|职业技能要求
        1. 迎宾|1.1 接待|<p>1.1.1 能够问候客人。</p><p>1.1.2 能够递上茶单。</p>
        2. 备茶|2.1 备具|<p>2.1.1 能够清洗茶具。</p><p>2.1.2 能够摆放茶具。</p>

        表 2 茶艺服务职业技能等级要求（中级）

        工作领域|工作任务|职业技能要求
        1. 冲泡|1.1 泡茶|<p>1.1.1 能够选择水温。</p><p>1.1.2 能够控制时间。</p>

        参考文献

        - [1] 无。
        """.Replace('|', '\t');
}
